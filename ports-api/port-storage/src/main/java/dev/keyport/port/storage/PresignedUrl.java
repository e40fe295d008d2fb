package dev.keyport.port.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * A URL that works without further authentication until it expires. Whoever has it may use it: it belongs in no log.
 * Immutable.
 *
 * @param url the URL, signature included
 * @param expiresAt when it stops working, by the storage server's clock
 */
public record PresignedUrl(String url, Instant expiresAt) {

    public PresignedUrl {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Shows when it expires, not the URL. */
    @Override
    public String toString() {
        return "PresignedUrl[expiresAt=" + expiresAt + "]";
    }
}
