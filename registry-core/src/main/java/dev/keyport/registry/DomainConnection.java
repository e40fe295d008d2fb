package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What serves a domain of a tenant, as the tenant's administrators may see it. Immutable.
 *
 * @param providerSlug the provider of the active connection; null when none is selected
 * @param enabled whether the connection is switched on
 * @param keySuffix a masked sign that a key is stored, with its last 4 characters where that is safe; null when there is none
 * @param credentialState whether the stored credential can be used; null when there is none, or the adapter that could tell is
 *     not installed
 * @param configJson the non-secret configuration, a JSON object; null when no provider is selected
 * @param updatedAt of the connection; null when no provider is selected
 */
public record DomainConnection(
        IntegrationDomain domain,
        @Nullable ProviderSlug providerSlug,
        boolean enabled,
        @Nullable String keySuffix,
        @Nullable CredentialState credentialState,
        @Nullable String configJson,
        @Nullable Instant updatedAt) {

    public DomainConnection {
        Objects.requireNonNull(domain, "domain");
    }

    static DomainConnection unconfigured(IntegrationDomain domain) {
        return new DomainConnection(domain, null, false, null, null, null, null);
    }
}
