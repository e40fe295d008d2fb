package dev.keyport.registry;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's instance of one provider, as those who may see it see it. Immutable.
 *
 * @param label the tenant's own name for it; null when it has none
 * @param active whether it is the one that serves its domain, once it is enabled
 * @param enabled whether it is switched on
 * @param configJson the non-secret configuration, a JSON object
 * @param configRefusal where the provider's schema does not accept the stored configuration any more, and by which rule; null
 *     while it accepts it
 * @param capabilities what the provider can do; empty when its adapter is not installed
 * @param credential null when none is stored
 * @param lastTestedAt null when it was never tested
 * @param lastTest null when it was never tested, or not since its credential or its configuration changed
 * @param lastSyncedAt when data was last brought here; null when it never was
 * @param cursors by capability, where its next run goes on
 * @param createdBy the actor
 * @param version grows with every change that somebody asked for
 */
public record IntegrationConnection(
        ConnectionId id,
        IntegrationDomain domain,
        ProviderSlug provider,
        @Nullable String label,
        boolean active,
        boolean enabled,
        ConnectionHealth health,
        String configJson,
        @Nullable String configRefusal,
        List<CapabilityState> capabilities,
        @Nullable CredentialInfo credential,
        @Nullable Instant lastTestedAt,
        @Nullable ConnectionTestReport lastTest,
        @Nullable Instant lastSyncedAt,
        Map<String, Object> cursors,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public IntegrationConnection {
        Objects.requireNonNull(id, "id");
        capabilities = List.copyOf(capabilities);
        cursors = Map.copyOf(cursors);
    }
}
