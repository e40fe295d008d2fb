package dev.keyport.host.token;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;

/** Whether one of the issuer's keys signed a token. Looks for newer keys when it names one that is not known. Thread-safe. */
final class TokenSignatures {

    private final KeySource keys;
    private final SignatureVerifier verifier = new SignatureVerifier();

    TokenSignatures(KeySource keys) {
        this.keys = keys;
    }

    void require(CompactToken token) throws InvalidTokenException {
        List<JWK> known = keys.keys();
        if (isSigned(token, known)) {
            return;
        }
        if (!namesOneOf(known, token)) {
            List<JWK> newer = keys.keysAfter(known);
            if (!newer.equals(known) && isSigned(token, newer)) {
                return;
            }
        }
        throw new InvalidTokenException("the signature is not valid");
    }

    private static boolean namesOneOf(List<JWK> known, CompactToken token) {
        String keyId = token.header().getKeyID();
        return keyId != null && known.stream().anyMatch(key -> keyId.equals(key.getKeyID()));
    }

    private boolean isSigned(CompactToken token, List<JWK> candidates) {
        String keyId = token.header().getKeyID();
        return candidates.stream()
                .filter(key -> keyId == null || keyId.equals(key.getKeyID()))
                .anyMatch(key -> verifier.verifies(token, key));
    }
}
