package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.CredentialKind;
import dev.keyport.port.secrets.StoredSecret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored credential that is about to count.
 *
 * @param hint what of it may be shown
 * @param destination where it may be sent
 */
public record NewCredential(
        CredentialKind kind,
        StoredSecret stored,
        @Nullable String hint,
        String destination,
        List<String> scopes,
        @Nullable Instant expiresAt) {}
