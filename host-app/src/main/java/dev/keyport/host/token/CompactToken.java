package dev.keyport.host.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A token taken apart, nothing verified: three canonical Base64url parts, a header with nothing in it that we would have to
 * obey, and one of our algorithms.
 *
 * @param header the header
 * @param payload the signed claims
 * @param signature the signature
 * @param signedText what is signed, in ASCII
 */
record CompactToken(JWSHeader header, Base64URL payload, Base64URL signature, String signedText) {

    private static final int MAX_LENGTH = 8 * 1024;
    private static final int PARTS = 3;
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "EdDSA");

    /** A key or a rule brought along by the token itself, where an attacker could put it. */
    private static final Set<String> REFUSED = Set.of("jku", "jwk", "x5u", "x5c", "crit", "b64");

    static CompactToken parse(String token) throws InvalidTokenException {
        if (token.length() > MAX_LENGTH) {
            throw new InvalidTokenException("longer than 8 KiB");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new InvalidTokenException("not a signed token");
        }
        for (String part : parts) {
            requireCanonical(part);
        }
        String signedText = parts[0] + "." + parts[1];
        return new CompactToken(header(parts[0]), new Base64URL(parts[1]), new Base64URL(parts[2]), signedText);
    }

    /** One text for one content: a token with stray bits or characters is another token, and not one that was issued. */
    private static void requireCanonical(String part) throws InvalidTokenException {
        if (!BASE64URL.matcher(part).matches()
                || !Base64URL.encode(new Base64URL(part).decode()).toString().equals(part)) {
            throw new InvalidTokenException("not a signed token");
        }
    }

    /** Judges the raw header: what the parser skips or turns into its own terms must not slip through. */
    private static JWSHeader header(String part) throws InvalidTokenException {
        Base64URL encoded = new Base64URL(part);
        try {
            Map<String, Object> raw = JSONObjectUtils.parse(encoded.decodeToString());
            if (!(raw.get("alg") instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
                throw new InvalidTokenException("the algorithm is not accepted");
            }
            if (raw.keySet().stream().anyMatch(REFUSED::contains)) {
                throw new InvalidTokenException("a header parameter is not accepted");
            }
            return JWSHeader.parse(raw, encoded);
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("the header is not valid");
        }
    }
}
