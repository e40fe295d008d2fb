package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.token.TokenSettings;
import dev.keyport.host.token.TokenVerifier;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

    private static final Assets ASSETS = Assets.load("test.css");
    private static final HttpServer SERVER = HttpServer.start(
            "127.0.0.1",
            0,
            TokenVerifier.of(
                    TokenSettings.of("https://a.example", "a", URI.create("https://a.example")), Clock.systemUTC()),
            HostUnderTest.shared().idempotentRequests(),
            HostUnderTest.shared().refusals(),
            ASSETS.routes(),
            List.of());
    private static final Http HTTP = new Http(SERVER.port());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void path_anyAsset_hasTheHashOfItsContent() throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content().getBytes(StandardCharsets.UTF_8)));

        assertThat(ASSETS.path("test.css")).isEqualTo("/assets/test." + hash.substring(0, 16) + ".css");
    }

    @Test
    void get_asset_mayBeKeptForEver() throws Exception {
        Http.Answered answered =
                HTTP.call("GET", ASSETS.path("test.css"), null, null).is(200);

        assertThat(answered.body()).isEqualTo(content());
        assertThat(answered.header("Content-Type")).isEqualToIgnoringCase("text/css; charset=utf-8");
        assertThat(answered.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answered.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answered.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void get_browserThatUnpacks_isAnsweredPacked() {
        Http.Answered answered = Http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + ASSETS.path("test.css")))
                        .header("Accept-Encoding", "gzip")
                        .build());

        assertThat(answered.is(200).header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answered.header("Vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/test.css", "/assets/test.0123456789abcdef.css", "/assets/..%2ftest.css", "/assets/"})
    void get_anythingElse_is404AndNotKept(String path) {
        Http.Answered answered = HTTP.call("GET", path, null, null);

        assertThat(answered.status()).isIn(400, 404);
        assertThat(answered.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.css", "test.exe", "css", ".css", "../assets/missing.css"})
    void load_missingOrUnknown_isRefused(String name) {
        assertThatThrownBy(() -> Assets.load(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void path_notLoaded_isRefused() {
        assertThatThrownBy(() -> ASSETS.path("page.css")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String content() throws Exception {
        try (InputStream file = AssetsTest.class.getResourceAsStream("/dev/keyport/host/assets/test.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
