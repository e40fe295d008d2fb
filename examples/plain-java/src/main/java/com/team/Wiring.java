package com.team;

import com.team.adapters.acme.AcmeKycFactory;
import com.team.adapters.noop.NoOpKycFactory;
import com.team.customers.CustomerChecks;
import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.DomainService;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.TenantSnapshots;
import dev.keyport.registry.event.EventLog;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The composition root: plain constructors. */
public final class Wiring {

    private final DomainService domains;
    private final CustomerChecks checks;
    private final EventLog events;

    public Wiring(DataSource pool, String base64Key) {
        TenantDatabase database = new TenantDatabase(pool);
        SecretStore secrets = AesGcmSecretStore.open(database, KeyRing.ofSingleKey(base64Key));
        List<AdapterFactory<?>> factories = new ArrayList<>(NoOpAdapters.factories(Clock.systemUTC()));
        factories.addAll(adapters());
        AdapterCatalog catalog = new AdapterCatalog(factories);
        TenantSnapshots snapshots = new TenantSnapshots(database, catalog, secrets);
        domains = new DomainService(database, catalog, secrets, snapshots);
        checks = new CustomerChecks(new IntegrationRegistry(database, catalog, snapshots));
        events = new EventLog(database);
    }

    /** The team's own, for this service and for its host. */
    static List<AdapterFactory<?>> adapters() {
        return List.of(new NoOpKycFactory(), new AcmeKycFactory());
    }

    public DomainService domains() {
        return domains;
    }

    public CustomerChecks checks() {
        return checks;
    }

    public EventLog events() {
        return events;
    }
}
