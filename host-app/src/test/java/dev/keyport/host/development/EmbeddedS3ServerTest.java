package dev.keyport.host.development;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class EmbeddedS3ServerTest {

    private static final String OBJECT = "/keyport/org/acme/a.txt";

    @TempDir
    Path temporary;

    private DataFolder folder;
    private EmbeddedS3Server server;

    @BeforeEach
    void start() {
        folder = DataFolder.open(temporary);
        server = EmbeddedS3Server.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
        folder.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keyport", "/keyport/?list-type=2", "/keyport/?uploads", "/keyport/?policy", OBJECT, "/"})
    void get_withoutSignature_isRefused(String path) throws Exception {
        assertThat(signed().send("PUT", OBJECT, "hello").statusCode()).isEqualTo(200);

        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.endpoint() + path)).build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void object_afterRestart_isThereAtTheSameAddress() throws Exception {
        URI endpoint = server.endpoint();
        assertThat(signed().send("PUT", OBJECT, "hello").statusCode()).isEqualTo(200);
        stop();
        start();

        assertThat(server.endpoint()).isEqualTo(endpoint);
        assertThat(signed().send("GET", OBJECT, "").body()).isEqualTo("hello");
    }

    @Test
    void request_wrongSecretKey_isRefused() throws Exception {
        signed().send("PUT", OBJECT, "hello");
        assertThat(signed("guess").send("GET", OBJECT, "").statusCode()).isEqualTo(403);
        assertThat(signed("guess").send("PUT", OBJECT, "other").statusCode()).isEqualTo(403);
        assertThat(signed().send("GET", OBJECT, "").body()).isEqualTo("hello");
    }

    @Test
    void request_unsigned_isRefused() throws Exception {
        signed().send("PUT", OBJECT, "hello");
        HttpRequest request =
                HttpRequest.newBuilder(server.endpoint().resolve(OBJECT)).build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void endpoint_address_isLoopback() {
        assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void bucket_firstStart_exists() throws Exception {
        assertThat(signed().send("HEAD", "/" + server.bucket(), "").statusCode())
                .isEqualTo(200);
    }

    private SignedRequest signed() {
        try (Secret key = server.secretKey()) {
            return signed(key.revealUtf8());
        }
    }

    private SignedRequest signed(String secretKey) {
        return new SignedRequest(server.endpoint(), server.region(), server.accessKey(), secretKey);
    }
}
