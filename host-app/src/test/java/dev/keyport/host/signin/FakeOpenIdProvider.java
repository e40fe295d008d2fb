package dev.keyport.host.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keyport.host.token.IssuerKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider where one user is always signed in. It holds its client to the rules: exact redirect address, PKCE with
 * S256, client authentication, one use of a code. What it answers can be made wrong.
 */
public final class FakeOpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "keyport-pages";
    public static final String SECRET = "client+secret/4711 %";

    /** What it does wrong. */
    enum Fault {
        DESCRIBES_ANOTHER_ISSUER,
        DESCRIPTION_FAILS,
        KEYS_FAIL,
        USER_CANCELS,
        ANSWERS_AS_ANOTHER_ISSUER,
        TOKEN_ENDPOINT_FAILS,
        NO_ID_TOKEN,
        SIGNS_WITH_UNKNOWN_KEY,
        UNSIGNED,
        SENDS_AN_ACCESS_TOKEN
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final IssuerKey key = IssuerKey.es256("one");
    private final IssuerKey unknownKey = IssuerKey.es256("one");
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final String redirect;
    private final Clock clock;
    private volatile Consumer<Map<String, Object>> claims = claims -> {};
    private volatile String secretsBy = "client_secret_basic";

    private FakeOpenIdProvider(HttpServer server, String redirect, Clock clock) {
        this.server = server;
        this.redirect = redirect;
        this.clock = clock;
    }

    /**
     * @param redirect the only address that it leads back to
     */
    public static FakeOpenIdProvider start(String redirect, Clock clock) throws IOException {
        return start(redirect, clock, 0);
    }

    static FakeOpenIdProvider start(String redirect, Clock clock, int port) throws IOException {
        FakeOpenIdProvider provider = new FakeOpenIdProvider(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10), redirect, clock);
        provider.server.createContext("/.well-known/openid-configuration", provider::describe);
        provider.server.createContext("/authorize", provider::authorize);
        provider.server.createContext("/token", provider::token);
        provider.server.createContext("/jwks", provider::keys);
        provider.server.start();
        return provider;
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeOpenIdProvider with(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** Does everything right again. */
    FakeOpenIdProvider right() {
        faults.clear();
        claims = nothing -> {};
        return this;
    }

    /** Changes the claims of every ID token. */
    FakeOpenIdProvider withClaims(Consumer<Map<String, Object>> change) {
        claims = change;
        return this;
    }

    /** Takes the secret of the client in the body only. */
    FakeOpenIdProvider secretsInBody() {
        secretsBy = "client_secret_post";
        return this;
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, faults.contains(Fault.KEYS_FAIL) ? 500 : 200, new JWKSet(key.jwk()).toString(true));
    }

    private void describe(HttpExchange exchange) throws IOException {
        if (faults.contains(Fault.DESCRIPTION_FAILS)) {
            answer(exchange, 500, "{}");
            return;
        }
        String issuer = faults.contains(Fault.DESCRIBES_ANOTHER_ISSUER) ? issuer() + "/other" : issuer().toString();
        answer(
                exchange,
                200,
                JSON.writeValueAsString(Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        issuer() + "/authorize",
                        "token_endpoint",
                        issuer() + "/token",
                        "jwks_uri",
                        issuer() + "/jwks",
                        "response_types_supported",
                        new String[] {"code"},
                        "subject_types_supported",
                        new String[] {"public"},
                        "id_token_signing_alg_values_supported",
                        new String[] {"ES256"},
                        "token_endpoint_auth_methods_supported",
                        new String[] {secretsBy},
                        "authorization_response_iss_parameter_supported",
                        true)));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        boolean right = CLIENT.equals(asked.get("client_id"))
                && redirect.equals(asked.get("redirect_uri"))
                && "code".equals(asked.get("response_type"))
                && asked.getOrDefault("scope", "").contains("openid")
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && asked.getOrDefault("state", "").length() >= 22
                && asked.getOrDefault("nonce", "").length() >= 22;
        if (!right) {
            answer(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String issuer = faults.contains(Fault.ANSWERS_AS_ANOTHER_ISSUER) ? "https://evil.example" : issuer().toString();
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String result = faults.contains(Fault.USER_CANCELS) ? "error=access_denied" : "code=" + code;
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        redirect + "?" + result + "&state=" + encoded(asked.getOrDefault("state", "")) + "&iss="
                                + encoded(issuer));
        answer(exchange, 303, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (faults.contains(Fault.TOKEN_ENDPOINT_FAILS)) {
            answer(exchange, 503, "busy");
            return;
        }
        if (!isClient(exchange, sent)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        if (asked == null || !isRedeemed(sent, asked)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, Object> tokens = new LinkedHashMap<>(
                Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "expires_in", 60));
        if (!faults.contains(Fault.NO_ID_TOKEN)) {
            tokens.put("id_token", idToken(asked.getOrDefault("nonce", "")));
        }
        answer(exchange, 200, JSON.writeValueAsString(tokens));
    }

    private boolean isRedeemed(Map<String, String> sent, Map<String, String> asked) {
        return "authorization_code".equals(sent.get("grant_type"))
                && redirect.equals(sent.get("redirect_uri"))
                && challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
    }

    private boolean isClient(HttpExchange exchange, Map<String, String> sent) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (secretsBy.equals("client_secret_post")) {
            return header == null && CLIENT.equals(sent.get("client_id")) && SECRET.equals(sent.get("client_secret"));
        }
        String basic = encoded(CLIENT) + ":" + encoded(SECRET);
        return ("Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))).equals(header)
                && !sent.containsKey("client_secret");
    }

    private String idToken(String nonce) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> content = new LinkedHashMap<>(Map.of(
                "iss",
                issuer().toString(),
                "aud",
                CLIENT,
                "sub",
                "alice",
                "tenant",
                "acme",
                "role",
                "admin",
                "name",
                "Alice Ångström",
                "nonce",
                nonce,
                "iat",
                now,
                "exp",
                now + 300));
        claims.accept(content);
        if (faults.contains(Fault.UNSIGNED)) {
            return Base64URL.encode("{\"alg\":\"none\"}") + "." + Base64URL.encode(JSON.writeValueAsString(content))
                    + ".";
        }
        IssuerKey signer = faults.contains(Fault.SIGNS_WITH_UNKNOWN_KEY) ? unknownKey : key;
        return faults.contains(Fault.SENDS_AN_ACCESS_TOKEN)
                ? signer.sign(Map.of("alg", "ES256", "kid", "one", "typ", "at+jwt"), content)
                : signer.sign(Map.of("alg", "ES256", "kid", "one"), content);
    }

    private static String challenge(String verifier) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64URL.encode(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> parameters(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
