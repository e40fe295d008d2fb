package dev.keyport.host.token;

import static dev.keyport.host.token.TokenText.AUDIENCE;
import static dev.keyport.host.token.TokenText.ISSUER;
import static dev.keyport.host.token.TokenText.with;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TokenSignatureTest {

    private static final IssuerKey EC = IssuerKey.es256("ec");
    private static final IssuerKey FOREIGN = IssuerKey.es256("ec");
    private static final IssuerKey RSA = IssuerKey.rs256("rsa", 2048);
    private static final IssuerKey SHORT_RSA = IssuerKey.rs256("short", 1024);
    private static final IssuerKey EDWARDS = IssuerKey.ed25519("ed");
    private static final SettableClock CLOCK = new SettableClock();
    private static final Instant NOW = SettableClock.START;
    private static final String SIGNATURE = "the signature is not valid";
    private static final String FORM = "not a signed token";

    private final TokenVerifier verifier = new TokenVerifier(
            new ClaimRules(ISSUER, AUDIENCE, ClaimNames.DEFAULT),
            KeySource.fixed(List.of(EC.jwk(), RSA.jwk(), SHORT_RSA.jwk(), EDWARDS.jwk())),
            CLOCK);

    @TestFactory
    Stream<DynamicTest> verify_signatureOfNoTrustedKey_refuses() throws GeneralSecurityException {
        Map<String, Object> claims = TokenText.claims(NOW);
        String token = EC.sign(TokenText.header(EC), claims);
        String[] parts = token.split("\\.", -1);
        String otherClaims = TokenText.encode(with(claims, "tenant", "globex")).toString();
        return Stream.of(
                refused("key of a stranger with our kid", FOREIGN.sign(TokenText.header(FOREIGN), claims), SIGNATURE),
                refused("kid unknown", EC.sign(with(TokenText.header(EC), "kid", "other"), claims), SIGNATURE),
                refused("kid of another key", EC.sign(with(TokenText.header(EC), "kid", "rsa"), claims), SIGNATURE),
                refused("alg of another key", EC.sign(with(TokenText.header(EC), "alg", "RS256"), claims), SIGNATURE),
                refused("alg EdDSA on RSA", RSA.sign(with(TokenText.header(RSA), "alg", "EdDSA"), claims), SIGNATURE),
                refused("RSA key too short", SHORT_RSA.sign(TokenText.header(SHORT_RSA), claims), SIGNATURE),
                refused("payload changed", parts[0] + "." + otherClaims + "." + parts[2], SIGNATURE),
                refused("signature changed", parts[0] + "." + parts[1] + "." + flipped(parts[2]), SIGNATURE),
                refused("ed25519 changed", tampered(EDWARDS.sign(TokenText.header(EDWARDS), claims)), SIGNATURE),
                refused("rsa changed", tampered(RSA.sign(TokenText.header(RSA), claims)), SIGNATURE),
                refused("zero signature", parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]), SIGNATURE),
                refused("none", unsigned(claims) + ".", FORM),
                refused("none with text", unsigned(claims) + ".AAAA", "the algorithm is not accepted"),
                refused("HS256 with the public key", hmac(claims), "the algorithm is not accepted"));
    }

    @TestFactory
    Stream<DynamicTest> verify_garbage_refuses() {
        String token = EC.sign(TokenText.header(EC), TokenText.claims(NOW));
        String padded = token + "=".repeat(2);
        return Stream.of(
                refused("empty", "", FORM),
                refused("dots", "..", FORM),
                refused("words", "no token at all", FORM),
                refused("two parts", "e30.e30", FORM),
                refused("four parts", token + ".e30", FORM),
                refused("padding", padded, FORM),
                refused("line break", token + "\n", FORM),
                refused("space", " " + token, FORM),
                refused("stray bits", strayBits(token), FORM),
                refused("header no JSON", "Zm9v.e30.AAAA", "the header is not valid"),
                refused("header a list", "WzFd.e30.AAAA", "the header is not valid"),
                refused("header empty", "e30.e30.AAAA", "the algorithm is not accepted"),
                refused("8 KiB and one", "a".repeat(8193), "longer than 8 KiB"),
                refused("no claims", EC.sign(TokenText.header(EC), Map.of()), "the issuer is not accepted"));
    }

    private DynamicTest refused(String name, String token, String reason) {
        return dynamicTest(
                name,
                () -> assertThatThrownBy(() -> verifier.verify(token))
                        .isInstanceOf(InvalidTokenException.class)
                        .hasMessage(reason));
    }

    private static String tampered(String token) {
        int dot = token.lastIndexOf('.');
        return token.substring(0, dot + 1) + flipped(token.substring(dot + 1));
    }

    private static String flipped(String signature) {
        byte[] bytes = new Base64URL(signature).decode();
        bytes[bytes.length / 2] ^= 1;
        return Base64URL.encode(bytes).toString();
    }

    /** The same 64 bytes, with one of the four bits set that follow them in the last character. */
    private static String strayBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }

    private static String unsigned(Map<String, Object> claims) {
        return TokenText.encode(with(TokenText.header(EC), "alg", "none")) + "." + TokenText.encode(claims);
    }

    private static String hmac(Map<String, Object> claims) throws GeneralSecurityException {
        String input = TokenText.encode(with(TokenText.header(RSA), "alg", "HS256")) + "." + TokenText.encode(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        try {
            mac.init(new SecretKeySpec(RSA.jwk().toRSAKey().toPublicKey().getEncoded(), "HmacSHA256"));
        } catch (JOSEException e) {
            throw new GeneralSecurityException(e);
        }
        return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
