package dev.keyport.registry;

import dev.keyport.port.CredentialKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a stored credential. Immutable.
 *
 * @param keySuffix a masked sign that it is stored, with its last 4 characters where that is safe
 * @param state whether it can be used; null when the adapter that could tell is not installed
 * @param scopes what it was granted for, as it was told when it was stored; not asked of the provider
 * @param expiresAt when it ends; null when it does not, or nobody said
 * @param expiringSoon whether it ends within 7 days, or did
 * @param setAt null for one that was stored before this was kept, as is {@code setBy}
 */
public record CredentialInfo(
        CredentialKind kind,
        String keySuffix,
        @Nullable CredentialState state,
        List<String> scopes,
        @Nullable Instant expiresAt,
        boolean expiringSoon,
        @Nullable Instant setAt,
        @Nullable String setBy) {

    public CredentialInfo {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(keySuffix, "keySuffix");
        scopes = List.copyOf(scopes);
    }
}
