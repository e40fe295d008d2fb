package dev.keyport.host.token;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;

/** The keys of the one issuer that is trusted. Thread-safe. */
interface KeySource {

    /**
     * The keys as known now.
     *
     * @throws KeysUnavailableException when none are known
     */
    List<JWK> keys();

    /**
     * The keys after a look for new ones, because a token fits none of {@code known}. Looks at most once per minute, and may
     * return the same keys.
     */
    List<JWK> keysAfter(List<JWK> known);

    /** Keys that never change. */
    static KeySource fixed(List<JWK> keys) {
        List<JWK> copy = List.copyOf(keys);
        return new KeySource() {
            @Override
            public List<JWK> keys() {
                return copy;
            }

            @Override
            public List<JWK> keysAfter(List<JWK> known) {
                return copy;
            }
        };
    }
}
