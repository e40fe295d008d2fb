package dev.keyport.registry;

import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Binds a connection to its tenant, its configuration and the version of its credential that counts. */
final class ConnectionContexts {

    private final SecretStore secrets;

    ConnectionContexts(SecretStore secrets) {
        this.secrets = secrets;
    }

    ConnectionContext of(TenantId tenant, IntegrationDomain domain, ConnectionRow connection) {
        return new ConnectionContext(
                tenant,
                new ConnectionId(connection.id()),
                connection.providerSlug(),
                Config.values(connection.config()),
                credential(tenant, domain, connection.providerSlug(), connection.credentialVersion()));
    }

    static Supplier<Secret> none(TenantId tenant, IntegrationDomain domain) {
        return () -> {
            throw missing(tenant, domain, ProviderSlug.NOOP);
        };
    }

    private Supplier<Secret> credential(
            TenantId tenant, IntegrationDomain domain, ProviderSlug provider, @Nullable Integer version) {
        return () -> {
            if (version == null) {
                throw missing(tenant, domain, provider);
            }
            try {
                return secrets.retrieve(
                        Caller.system(tenant), SecretName.apiKey(domain, provider), new SecretVersion(version));
            } catch (SecretNotFoundException e) {
                throw missing(tenant, domain, provider);
            }
        };
    }

    private static IntegrationException missing(TenantId tenant, IntegrationDomain domain, ProviderSlug provider) {
        return new IntegrationException(
                tenant,
                domain,
                provider,
                FailureKind.CONFIGURATION,
                "no credential is stored for " + domain + " " + provider);
    }
}
