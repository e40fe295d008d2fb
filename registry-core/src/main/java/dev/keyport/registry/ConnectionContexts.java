package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds a connection to its tenant, its configuration and the version of its credential that counts. */
final class ConnectionContexts {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionContexts.class);

    private final SecretStore secrets;

    ConnectionContexts(SecretStore secrets) {
        this.secrets = secrets;
    }

    ConnectionContext of(
            TenantId tenant, IntegrationDomain domain, AdapterFactory<?> factory, ConnectionRow connection) {
        Map<String, Object> config = Config.values(connection.config());
        return new ConnectionContext(
                tenant,
                new ConnectionId(connection.id()),
                connection.providerSlug(),
                config,
                Destinations.isUsable(factory, connection, config)
                        ? kind -> open(tenant, domain, connection, kind)
                        : elsewhere(tenant, domain, connection.providerSlug()));
    }

    static Function<CredentialKind, Credential> none(TenantId tenant, IntegrationDomain domain) {
        return kind -> {
            throw missing(tenant, domain, ProviderSlug.NOOP, kind);
        };
    }

    private static Function<CredentialKind, Credential> elsewhere(
            TenantId tenant, IntegrationDomain domain, ProviderSlug provider) {
        return kind -> {
            throw new CredentialReentryRequiredException(tenant, domain, provider);
        };
    }

    private Credential open(TenantId tenant, IntegrationDomain domain, ConnectionRow connection, CredentialKind kind) {
        ProviderSlug provider = connection.providerSlug();
        if (connection.credentialVersion() == null || connection.credentialKind() != kind) {
            throw missing(tenant, domain, provider, kind);
        }
        SecretName name = SecretName.of(domain, provider, kind);
        SecretVersion version = new SecretVersion(connection.credentialVersion());
        try (Secret payload = secrets.retrieve(Caller.system(tenant), name, version)) {
            return CredentialPayload.decode(kind, payload);
        } catch (SecretNotFoundException e) {
            throw missing(tenant, domain, provider, kind);
        } catch (UnreadableCredentialException e) {
            throw unreadable(tenant, name, version, e);
        }
    }

    /** The operator learns the reason from the log, the caller does not. */
    private static SecretUnreadableException unreadable(
            TenantId tenant, SecretName name, SecretVersion version, UnreadableCredentialException reason) {
        LOG.error(
                "tenant {}: secret {} version {} cannot be read: {}",
                tenant,
                name,
                version.number(),
                reason.getMessage());
        return new SecretUnreadableException(name);
    }

    private static IntegrationException missing(
            TenantId tenant, IntegrationDomain domain, ProviderSlug provider, CredentialKind kind) {
        return new IntegrationException(
                tenant,
                domain,
                provider,
                FailureKind.CONFIGURATION,
                "no credential of the kind " + kind.wireName() + " is stored for " + domain + " " + provider);
    }
}
