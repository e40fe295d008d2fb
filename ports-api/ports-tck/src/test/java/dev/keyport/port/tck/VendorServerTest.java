package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.tck.VendorAnswer.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VendorServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void answer_whole_arrivesWithItsHeaders() throws Exception {
        try (VendorServer server = VendorServer.start(request ->
                VendorAnswer.json(201, "{\"echo\":\"" + request.text() + "\"}").with("X-Id", "7"))) {
            HttpResponse<String> response = CLIENT.send(
                    request(server, "/a%20b?c=d%26e")
                            .POST(HttpRequest.BodyPublishers.ofString("hello"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.body()).isEqualTo("{\"echo\":\"hello\"}");
            assertThat(response.headers().firstValue("X-Id")).contains("7");
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/a b");
                assertThat(request.header("HOST"))
                        .contains("127.0.0.1:" + server.uri().getPort());
            });
        }
    }

    @Test
    void answer_cut_breaksOffInTheMiddle() {
        try (VendorServer server = serving(Delivery.CUT)) {
            assertThatThrownBy(() -> CLIENT.send(request(server, "/").build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void answer_held_doesNotCome() {
        try (VendorServer server = serving(Delivery.HELD)) {
            HttpRequest request =
                    request(server, "/").timeout(Duration.ofMillis(100)).build();

            assertThatThrownBy(() -> CLIENT.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void answer_huge_isWrittenOnlyAsFarAsItIsRead() throws Exception {
        try (VendorServer server = serving(Delivery.HUGE)) {
            HttpResponse<InputStream> response =
                    CLIENT.send(request(server, "/").build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(1_000)).containsOnly(' ');
            }

            assertThat(server.longestAnswer()).isLessThan(32 * 1024 * 1024);
        }
    }

    @Test
    void contains_secretInAnyPlace_isSeen() {
        String encoded = Base64.getEncoder().encodeToString("ada:se/cret+4711".getBytes(StandardCharsets.UTF_8));
        List<VendorRequest> with = List.of(
                sent("/?key=se%2Fcret%2B4711", "", ""),
                sent("/", "Bearer se/cret+4711", ""),
                sent("/", "Basic " + encoded, ""),
                sent("/", "", "{\"key\":\"se/cret+4711\"}"));

        assertThat(with).allMatch(request -> request.contains("se/cret+4711"));
        assertThat(sent("/", "Bearer other", "{}").contains("se/cret+4711")).isFalse();
        assertThat(sent("/x?a=1&b=2%203", "", "").query("b")).contains("2 3");
    }

    private static VendorRequest sent(String target, String authorization, String body) {
        return new VendorRequest(
                "POST",
                URI.create(target),
                Map.of("authorization", List.of(authorization)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static VendorServer serving(Delivery delivery) {
        return VendorServer.start(
                request -> VendorAnswer.json(200, "{\"id\":1}").delivered(delivery));
    }

    private static HttpRequest.Builder request(VendorServer server, String target) {
        return HttpRequest.newBuilder(server.uri().resolve(target));
    }
}
