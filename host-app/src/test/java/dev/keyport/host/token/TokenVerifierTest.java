package dev.keyport.host.token;

import static dev.keyport.host.token.TokenText.AUDIENCE;
import static dev.keyport.host.token.TokenText.ISSUER;
import static dev.keyport.host.token.TokenText.with;
import static dev.keyport.host.token.TokenText.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TokenVerifierTest {

    private static final IssuerKey EC = IssuerKey.es256("ec");
    private static final IssuerKey RSA = IssuerKey.rs256("rsa", 2048);
    private static final IssuerKey SHORT_RSA = IssuerKey.rs256("short", 1024);
    private static final IssuerKey EDWARDS = IssuerKey.ed25519("ed");
    private static final SettableClock CLOCK = new SettableClock();
    private static final Instant NOW = SettableClock.START;

    /** 64 bytes in Base64url. */
    private static final int ES256_SIGNATURE = 86;

    private static JwksServer jwks;
    private static TokenVerifier verifier;

    @BeforeAll
    static void start() throws IOException {
        jwks = JwksServer.start(EC, RSA, SHORT_RSA, EDWARDS);
        verifier = TokenVerifier.of(TokenSettings.of(ISSUER, AUDIENCE, jwks.url()), CLOCK);
    }

    @AfterAll
    static void stop() {
        jwks.close();
    }

    @TestFactory
    Stream<DynamicTest> verify_goodToken_namesTheCaller() {
        Caller admin = new Caller(new TenantId("acme"), new ActorId("user-1"), Role.ADMIN);
        Map<String, Object> claims = TokenText.claims(NOW);
        Map<String, String> tokens = new LinkedHashMap<>();
        for (IssuerKey key : List.of(EC, RSA, EDWARDS)) {
            Map<String, Object> header = TokenText.header(key);
            String name = key.algorithm().getName();
            tokens.put(name, key.sign(header, claims));
            tokens.put(name + " without kid", key.sign(without(header, "kid"), claims));
            for (String type : List.of("JWT", "jwt", "AT+JWT", "application/at+jwt")) {
                tokens.put(name + " typ " + type, key.sign(with(header, "typ", type), claims));
            }
        }
        tokens.put("several audiences", ec(with(claims, "aud", List.of("other", AUDIENCE))));
        tokens.put("role alias", ec(with(claims, "role", "shop_manager")));
        tokens.put("role list", ec(with(claims, "role", List.of("employee", "admin", "system", "default-roles", 7))));
        tokens.put("expired within skew", ec(with(claims, "exp", NOW.getEpochSecond() - 59)));
        tokens.put("nbf within skew", ec(with(claims, "nbf", NOW.getEpochSecond() + 59)));
        tokens.put("iat within skew", ec(with(claims, "iat", NOW.getEpochSecond() + 59)));
        tokens.put("no nbf", ec(without(claims, "nbf")));
        tokens.put("no iat", ec(without(claims, "iat")));
        tokens.put("just 8 KiB", ofLength(8192));
        return tokens.entrySet().stream()
                .map(token -> dynamicTest(
                        token.getKey(),
                        () -> assertThat(verifier.verify(token.getValue())).isEqualTo(admin)));
    }

    @TestFactory
    Stream<DynamicTest> verify_badClaims_refuses() {
        Map<String, Object> good = TokenText.claims(NOW);
        Map<String, Map<String, Object>> claims = new LinkedHashMap<>();
        claims.put("the issuer is not accepted", with(good, "iss", ISSUER + "/"));
        claims.put("the issuer is not accepted: missing", without(good, "iss"));
        claims.put("the audience is not ours", with(good, "aud", "other"));
        claims.put("the audience is not ours: missing", without(good, "aud"));
        claims.put("the audience is not ours: list", with(good, "aud", List.of("other", AUDIENCE + "2")));
        claims.put("the expiry is missing", without(good, "exp"));
        claims.put("expired", with(good, "exp", NOW.getEpochSecond() - 60));
        claims.put("not valid yet", with(good, "nbf", NOW.getEpochSecond() + 61));
        claims.put("not valid yet: iat", with(good, "iat", NOW.getEpochSecond() + 61));
        claims.put("the claims are not valid", with(good, "exp", "tomorrow"));
        claims.put("the tenant is not valid: missing", without(good, "tenant"));
        claims.put("the tenant is not valid: number", with(good, "tenant", 7));
        claims.put("the tenant is not valid: form", with(good, "tenant", "a/b"));
        claims.put("the tenant is not valid: list", with(good, "tenant", List.of("acme")));
        claims.put("the subject is not valid: the host's own", with(good, "sub", "system"));
        claims.put("the subject is not valid: missing", without(good, "sub"));
        claims.put("the subject is not valid: blank", with(good, "sub", " "));
        claims.put("the role is not accepted: system", with(good, "role", "system"));
        claims.put("the role is not accepted: SYSTEM", with(good, "role", "SYSTEM"));
        claims.put("the role is not accepted: unknown", with(good, "role", "root"));
        claims.put("the role is not accepted: missing", without(good, "role"));
        claims.put("the role is not accepted: list", with(good, "role", List.of("system", "root")));
        claims.put("the role is not accepted: empty list", with(good, "role", List.of()));
        claims.put("the role is not accepted: list in a list", with(good, "role", List.of(List.of("admin"))));
        claims.put("the role is not accepted: object", with(good, "role", Map.of("admin", true)));
        return claims.entrySet().stream()
                .map(bad ->
                        refused(bad.getKey(), ec(bad.getValue()), bad.getKey().replaceFirst(":.*", "")));
    }

    @TestFactory
    Stream<DynamicTest> verify_badHeader_refuses() {
        Map<String, Object> good = TokenText.header(EC);
        String type = "the type is not accepted";
        String parameter = "a header parameter is not accepted";
        return Stream.of(
                refused("typ missing", EC.sign(without(good, "typ"), TokenText.claims(NOW)), type),
                refused("typ other", EC.sign(with(good, "typ", "id+jwt"), TokenText.claims(NOW)), type),
                refused("jwk", header("jwk", EC.jwk().toJSONObject()), parameter),
                refused("jku", header("jku", "https://attacker.example/jwks"), parameter),
                refused("x5u", header("x5u", "https://attacker.example/x5u"), parameter),
                refused("x5c", header("x5c", List.of("MIIB")), parameter),
                refused("crit", header("crit", List.of("exp")), parameter),
                refused("b64", header("b64", true), parameter),
                refused("alg ES512", header("alg", "ES512"), "the algorithm is not accepted"));
    }

    @Test
    void verify_tokenSeenBefore_isRefusedOnceExpired() throws Exception {
        SettableClock clock = new SettableClock();
        TokenVerifier own = TokenVerifier.of(TokenSettings.of(ISSUER, AUDIENCE, jwks.url()), clock);
        String token = ec(with(TokenText.claims(NOW), "exp", NOW.getEpochSecond() - 50));
        own.verify(token);
        clock.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> own.verify(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage("expired");
    }

    @Test
    void verify_otherClaimNames_areRead() throws Exception {
        ClaimNames names = new ClaimNames("https://x/org", "uid", "groups");
        TokenVerifier own = TokenVerifier.of(new TokenSettings(ISSUER, AUDIENCE, jwks.url(), names), CLOCK);
        Map<String, Object> claims = with(TokenText.claims(NOW), "https://x/org", "globex");

        assertThat(own.verify(ec(with(with(claims, "uid", "u7"), "groups", "employee"))))
                .isEqualTo(new Caller(new TenantId("globex"), new ActorId("u7"), Role.MEMBER));
    }

    private static DynamicTest refused(String name, String token, String reason) {
        return dynamicTest(
                name,
                () -> assertThatThrownBy(() -> verifier.verify(token))
                        .isInstanceOf(InvalidTokenException.class)
                        .hasMessage(reason)
                        .hasNoCause());
    }

    private static String ec(Map<String, Object> claims) {
        return EC.sign(TokenText.header(EC), claims);
    }

    private static String header(String name, Object value) {
        return EC.sign(with(TokenText.header(EC), name, value), TokenText.claims(NOW));
    }

    /** A good token of just this length: Base64url has no texts of some lengths, so the header is filled up too. */
    private static String ofLength(int length) {
        for (int headerFill = 1; headerFill <= 4; headerFill++) {
            Map<String, Object> header = with(TokenText.header(EC), "fill", "x".repeat(headerFill));
            for (int fill = length / 2; fill < length; fill++) {
                Map<String, Object> claims = with(TokenText.claims(NOW), "fill", "x".repeat(fill));
                int unsigned = TokenText.encode(header).toString().length()
                        + TokenText.encode(claims).toString().length();
                if (unsigned + ES256_SIGNATURE + 2 == length) {
                    return EC.sign(header, claims);
                }
            }
        }
        throw new AssertionError("no token has this length");
    }
}
