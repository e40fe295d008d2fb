package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProblemShapeTest {

    private static final String TOKEN = Http.SHARED.owner("problems");

    private static final Map<String, Integer> BEFORE_ROUTING = Map.ofEntries(
            Map.entry("GET /% HTTP/1.1\r\nHost: a", 400),
            Map.entry("GET /%zz HTTP/1.1\r\nHost: a", 400),
            Map.entry("GET /api/%00 HTTP/1.1\r\nHost: a", 400),
            Map.entry("GET /api/%c0%af HTTP/1.1\r\nHost: a", 400),
            Map.entry("GET http://[bad/ HTTP/1.1\r\nHost: a", 400),
            Map.entry("GET /a b HTTP/1.1\r\nHost: a", 400),
            Map.entry("GET /api/integrations HTTP/1.1", 400),
            Map.entry("POST /dev/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2", 400),
            Map.entry("POST /dev/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: -1", 400),
            Map.entry("POST /dev/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked", 400),
            Map.entry("\0\1\2", 400),
            Map.entry("GET /health/live HTTP/9.9\r\nHost: a", 505));

    @TestFactory
    Stream<DynamicTest> request_thatIsNoHttp_isAProblem() {
        return BEFORE_ROUTING.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().strip(),
                        () -> Http.SHARED
                                .raw(entry.getKey() + "\r\nConnection: close\r\n\r\n")
                                .isProblem(entry.getValue(), "bad-request")));
    }

    @Test
    void get_unknownPath_is404WithoutThePath() {
        for (String path : new String[] {"/", "/canary", "/api", "/api/canary", "/api/documents", "/dev/canary"}) {
            assertThat(Http.SHARED
                            .get(path, TOKEN)
                            .isProblem(404, "no-such-route")
                            .body())
                    .doesNotContain("canary");
        }
    }

    @TestFactory
    Stream<DynamicTest> anyPath_withMethodItHasNot_is405NamingThoseItHas() {
        return RouteExample.all().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    Http.Answered answered = Http.SHARED
                            .call("LINK", example.path(), TOKEN, null)
                            .isProblem(405, "method-not-allowed");
                    assertThat(answered.header("Allow").split(", "))
                            .contains(example.route().method().toString());
                }));
    }

    @Test
    void head_routeOfGet_isLikeGetWithoutContent() {
        Http.Answered got = Http.SHARED.get("/api/integrations", TOKEN).is(200);
        Http.Answered head = Http.SHARED
                .call("HEAD", "/api/integrations", TOKEN, null)
                .is(200)
                .isGuarded();

        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo("application/json");
        assertThat(head.header("Content-Length"))
                .isEqualTo(String.valueOf(got.body().length()));
    }

    @Test
    void head_withoutToken_is401() {
        Http.SHARED.call("HEAD", "/api/integrations", null, null).is(401).isGuarded();
    }

    @Test
    void get_withTooManyHeaders_is431() throws Exception {
        Http.SHARED
                .raw("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + "X: y\r\n".repeat(99) + "\r\n")
                .isProblem(431, "request-too-large");
    }

    @Test
    void get_withTooLongAddressOrHeader_isRefused() throws Exception {
        Http.SHARED.rawGet("/api/" + "a".repeat(20_000), TOKEN).isProblem(414, "request-too-large");
        Http.SHARED
                .raw("GET /health/live HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")
                .isProblem(431, "request-too-large");
    }

    @Test
    void health_withoutToken_answers() {
        for (String path : new String[] {"/health/live", "/health/ready"}) {
            Http.SHARED.call("GET", path, null, null).is(200).isGuarded();
        }
    }

    @Test
    void body_thatEndsEarly_is400() throws Exception {
        Http.SHARED
                .raw("POST /dev/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 10\r\n\r\n{")
                .isProblem(400, "malformed-json");
    }

    @Test
    void body_withMalformedChunk_is400() throws Exception {
        Http.SHARED
                .raw("POST /dev/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n")
                .isProblem(400, "malformed-json");
    }

    @Test
    void body_thatIsCompressed_is415() throws Exception {
        Http.SHARED
                .raw("POST /dev/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void body_announcedTooLarge_isRefusedBeforeItIsSent() throws Exception {
        Http.SHARED
                .raw("POST /dev/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n")
                .isProblem(413, "body-too-large");
    }
}
