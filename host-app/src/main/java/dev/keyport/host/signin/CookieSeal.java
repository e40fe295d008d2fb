package dev.keyport.host.signin;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.keyport.port.Secret;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what a cookie carries: nobody but the hosts can read or make one (JWE, RFC 7516, with {@code dir} and {@code A256GCM}).
 * Thread-safe.
 */
public final class CookieSeal {

    private static final int MAX_LENGTH = 4 * 1024;
    private static final String PART = "[A-Za-z0-9_-]+";

    /** Without a key of its own, which the direct encryption has none of. */
    private static final Pattern FORM = Pattern.compile(PART + "\\.\\." + PART + "\\." + PART + "\\." + PART);

    private final String active;
    private final Map<String, SecretKey> keys;

    /**
     * @param keys of 32 bytes by id, the one that seals first; the others only open
     */
    public CookieSeal(Map<Long, Secret> keys) {
        this.active = String.valueOf(keys.keySet().iterator().next());
        this.keys = keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        key -> String.valueOf(key.getKey()),
                        key -> key.getValue().use(bytes -> new SecretKeySpec(bytes, "AES"))));
    }

    String seal(JWTClaimsSet claims) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(active)
                .build();
        EncryptedJWT sealed = new EncryptedJWT(header, claims);
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(active)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
        return sealed.serialize();
    }

    /** What was sealed; empty for whatever we did not make, or not with a key that we still have. */
    Optional<JWTClaimsSet> open(String text) {
        if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            EncryptedJWT sealed = EncryptedJWT.parse(text);
            JWEHeader header = sealed.getHeader();
            SecretKey key = header.getKeyID() == null ? null : keys.get(header.getKeyID());
            if (key == null || !header.getEncryptionMethod().equals(EncryptionMethod.A256GCM)) {
                return Optional.empty();
            }
            sealed.decrypt(new DirectDecrypter(key));
            return Optional.of(sealed.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
