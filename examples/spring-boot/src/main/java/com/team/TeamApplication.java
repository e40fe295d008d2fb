package com.team;

import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.TenantSnapshots;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The composition root: Keyport's plain constructors as beans, with the data source that Spring Boot made. */
@SpringBootApplication
public class TeamApplication {

    public static void main(String[] args) {
        SpringApplication.run(TeamApplication.class, args);
    }

    @Bean
    TenantDatabase tenantDatabase(DataSource dataSource) {
        return new TenantDatabase(dataSource);
    }

    @Bean
    SecretStore secretStore(TenantDatabase database, @Value("${team.encryption-key}") String base64Key) {
        return AesGcmSecretStore.open(database, KeyRing.ofSingleKey(base64Key));
    }

    @Bean
    AdapterCatalog adapterCatalog() {
        return new AdapterCatalog(NoOpAdapters.factories(Clock.systemUTC()));
    }

    @Bean
    TenantSnapshots tenantSnapshots(TenantDatabase database, AdapterCatalog catalog, SecretStore secrets) {
        return new TenantSnapshots(database, catalog, secrets);
    }

    @Bean
    IntegrationRegistry integrationRegistry(
            TenantDatabase database, AdapterCatalog catalog, TenantSnapshots snapshots) {
        return new IntegrationRegistry(database, catalog, snapshots);
    }
}
