package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentRoutesTest {

    private static final Http HTTP = Http.SHARED;
    private static final String TOKEN = HTTP.owner("paper");
    private static final String FOREIGN = HTTP.owner("paper-thief");
    private static final String PREFIX = "/api/documents/org/paper/";

    @Test
    void document_putGetDelete_roundTrips() {
        String path = PREFIX + "a/b/c/invoice-1.pdf";
        put(path, TOKEN, "application/pdf", "%PDF").is(204).isGuarded();

        Http.Answered got = HTTP.get(path, TOKEN).is(200).isGuarded();
        assertThat(got.body()).isEqualTo("%PDF");
        assertThat(got.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(got.header("Content-Disposition")).isEqualTo("attachment; filename=\"invoice-1.pdf\"");
        HTTP.call("DELETE", path, TOKEN, null).is(204);
        HTTP.call("DELETE", path, TOKEN, null).is(204);
        HTTP.get(path, TOKEN).isProblem(404, "document-not-found");
    }

    @Test
    void document_withParametersInItsType_keepsThem() {
        for (String type : List.of("text/html; charset=utf-8", "application/x; name=\"a b\"")) {
            put(PREFIX + "typed", TOKEN, type, "x").is(204);
            assertThat(HTTP.get(PREFIX + "typed", TOKEN).header("Content-Type").replace("; ", ";"))
                    .isEqualTo(type.replace("; ", ";"));
        }
    }

    @Test
    void document_withoutBytes_isKept() {
        put(PREFIX + "empty", TOKEN, "text/plain", "").is(204);
        assertThat(HTTP.get(PREFIX + "empty", TOKEN).is(200).body()).isEmpty();
    }

    @Test
    void document_underPercentEncodedSlashes_isTheSame() {
        put("/api/documents/org%2Fpaper%2Fencoded%2Fx.pdf", TOKEN, "application/pdf", "same")
                .is(204);
        assertThat(HTTP.get(PREFIX + "encoded/x.pdf", TOKEN).is(200).body()).isEqualTo("same");
    }

    @Test
    void anyDocumentRoute_withForeignKey_answersLikeAnAbsentOne() {
        put(PREFIX + "secret.pdf", TOKEN, "application/pdf", "mine").is(204);
        String upload = "{\"contentType\":\"application/pdf\",\"contentLength\":3}";
        for (String key : List.of(PREFIX + "secret.pdf", PREFIX + "absent.pdf")) {
            List<Http.Answered> answers = List.of(
                    HTTP.get(key, FOREIGN),
                    put(key, FOREIGN, "application/pdf", "theirs"),
                    HTTP.call("DELETE", key, FOREIGN, null),
                    HTTP.post(key + "/upload-url", FOREIGN, upload),
                    HTTP.post(key + "/download-url", FOREIGN, "{}"));
            answers.forEach(answered -> {
                answered.isProblem(404, "document-not-found");
                assertThat(withoutTrace(answered)).isEqualTo(withoutTrace(HTTP.get(PREFIX + "absent.pdf", TOKEN)));
            });
        }
        assertThat(HTTP.get(PREFIX + "secret.pdf", TOKEN).body()).isEqualTo("mine");
    }

    @TestFactory
    Stream<DynamicTest> get_keyThatLeavesThePrefix_isRefused() {
        put("/api/documents/org/paper-thief/loot", FOREIGN, "text/plain", "LOOT")
                .is(204);
        return Map.ofEntries(
                        Map.entry("org/paper/../paper-thief/loot", 400),
                        Map.entry("org/paper/%2e%2e/paper-thief/loot", 400),
                        Map.entry("org/paper/%2E%2E%2Fpaper-thief%2Floot", 400),
                        Map.entry("org/paper/..%2fpaper-thief/loot", 400),
                        Map.entry("org/paper/.%2e/paper-thief/loot", 400),
                        Map.entry("org/paper/%252e%252e/paper-thief/loot", 400),
                        Map.entry("org/paper//x", 400),
                        Map.entry("/org/paper/x", 400),
                        Map.entry("org/paper/./x", 400),
                        Map.entry("org/paper/a\\..\\x", 400),
                        Map.entry("org/paper/a%5c..%5cx", 400),
                        Map.entry("org/paper/%00", 400),
                        Map.entry("org/paper/a%0d%0ab", 400),
                        Map.entry("org/paper/%ff", 400),
                        Map.entry("org/paper/x;v=1", 400),
                        Map.entry("org/paper/" + "a".repeat(129), 400),
                        Map.entry("org/paper/" + "a/".repeat(300) + "x", 400),
                        Map.entry("org/paper/" + "a".repeat(9_000), 414),
                        Map.entry("org/paper", 400),
                        Map.entry("org/PAPER/x", 404),
                        Map.entry("org/paper-thief/loot", 404),
                        Map.entry("other/paper/x", 400))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().substring(0, Math.min(60, entry.getKey().length())), () -> {
                            Http.Answered answered = HTTP.rawGet("/api/documents/" + entry.getKey(), TOKEN);
                            answered.isProblem(entry.getValue(), answered.code());
                            assertThat(answered.body()).doesNotContain("LOOT");
                        }));
    }

    @Test
    void put_withTypeThatIsNone_is415() {
        for (String type : new @Nullable String[] {null, "pdf", "a/b; x", "a/b; x=\"y\\\\z\"", "a/b;  x=y", "a b/c"}) {
            put(PREFIX + "untyped", TOKEN, type, "x").isProblem(415, "unsupported-media-type");
        }
    }

    @Test
    void put_withoutLength_is411() throws Exception {
        HTTP.raw("PUT " + PREFIX + "endless HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TOKEN
                        + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nConnection: close"
                        + "\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
                .isProblem(411, "length-required");
    }

    @Test
    void put_oneByteOverTheLimit_is413() {
        HTTP.send(
                        "PUT",
                        PREFIX + "large",
                        TOKEN,
                        "text/plain",
                        BodyPublishers.ofByteArray(new byte[(int) DocumentRoutes.MAX_BYTES + 1]))
                .isProblem(413, "body-too-large");
    }

    @Test
    void put_endingEarly_is400AndNothingIsKept() throws Exception {
        HTTP.raw("PUT " + PREFIX + "cut HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TOKEN
                        + "\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nabc")
                .isProblem(400, "document-incomplete");
        HTTP.get(PREFIX + "cut", TOKEN).isProblem(404, "document-not-found");
    }

    @Test
    void uploadUrl_takesOnlyWhatItWasMadeFor() {
        URI url = url(
                HTTP.post(PREFIX + "up.txt/upload-url", TOKEN, "{\"contentType\":\"text/plain\",\"contentLength\":3}"));

        assertThat(upload(url, "text/html", "abc")).isEqualTo(403);
        assertThat(upload(url, "text/plain", "abcd")).isEqualTo(403);
        HTTP.get(PREFIX + "up.txt", TOKEN).isProblem(404, "document-not-found");
        assertThat(upload(url, "text/plain", "abc")).isEqualTo(200);
        assertThat(HTTP.get(PREFIX + "up.txt", TOKEN).is(200).body()).isEqualTo("abc");
    }

    @Test
    void downloadUrl_withoutToken_givesTheDocument() {
        put(PREFIX + "down.txt", TOKEN, "text/plain", "abc").is(204);
        URI url = url(HTTP.post(PREFIX + "down.txt/download-url", TOKEN, "{}"));

        Http.Answered got = Http.send(HttpRequest.newBuilder(url).build()).is(200);
        assertThat(got.body()).isEqualTo("abc");
        assertThat(got.header("Content-Disposition")).isEqualTo("attachment; filename=\"down.txt\"");
    }

    @Test
    void document_namedLikeAnAction_isADocumentLikeAnyOther() {
        put(PREFIX + "upload-url", TOKEN, "text/plain", "abc").is(204);
        assertThat(HTTP.get(PREFIX + "upload-url", TOKEN).is(200).body()).isEqualTo("abc");
        url(HTTP.post(PREFIX + "upload-url/download-url", TOKEN, "{}"));
        HTTP.post("/api/documents/org/paper/download-url", TOKEN, "{}").isProblem(400, "invalid-storage-key");
    }

    private static Http.Answered put(String path, String token, @Nullable String type, String content) {
        return HTTP.send("PUT", path, token, type, BodyPublishers.ofString(content));
    }

    private static URI url(Http.Answered answered) {
        assertThat(answered.is(200).json().propertyNames()).containsExactlyInAnyOrder("url", "expiresAt");
        return URI.create(answered.json().path("url").asString());
    }

    private static int upload(URI url, String type, String content) {
        return Http.send(HttpRequest.newBuilder(url)
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofString(content))
                        .build())
                .status();
    }

    private static String withoutTrace(Http.Answered answered) {
        return answered.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }
}
