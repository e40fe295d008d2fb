package dev.keyport.host.token;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers and claims of a good token, to be spoiled by a test. */
public final class TokenText {

    public static final String ISSUER = "https://issuer.example";
    public static final String AUDIENCE = "keyport-test";

    private TokenText() {}

    public static Map<String, Object> header(IssuerKey key) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm().getName());
        header.put("typ", "at+jwt");
        header.put("kid", key.jwk().getKeyID());
        return header;
    }

    public static Map<String, Object> claims(Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "user-1");
        claims.put("tenant", "acme");
        claims.put("role", "admin");
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 300);
        return claims;
    }

    public static Map<String, Object> with(Map<String, Object> base, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(base);
        changed.put(name, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> base, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(base);
        changed.remove(name);
        return changed;
    }

    static Base64URL encode(Map<String, Object> json) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(json));
    }
}
