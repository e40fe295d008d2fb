package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.testing.Drill;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every document of JSONTestSuite around, before, behind and inside of a key that is being set: nothing of the key comes back. */
@Tag("drill")
class SetKeyDrillTest {

    private static final String CANARY = "sk_canary_27f9d1c83b5e4a60";
    private static final String API_KEY = "{\"apiKey\"";

    /** The key, and a document in place of the tilde. In the last, what is no text of JSON may still be the text of a key. */
    private static final List<String> PLACES = List.of(
            "{\"apiKey\":\"" + CANARY + "\",\"more\":~}",
            "{\"apiKey\":~,\"more\":\"" + CANARY + "\"}",
            "{\"" + CANARY + "\":~}",
            CANARY + "~",
            "~" + CANARY,
            "{\"apiKey\":\"" + CANARY + "~\"}");

    private static final int INSIDE_THE_KEY = PLACES.size() - 1;

    /** The two routes that take a key, and how the body for each begins. */
    private enum Target {
        DOMAIN(API_KEY),
        CONNECTION("{\"kind\":\"api_key\",\"value\"");

        private final String start;

        Target(String start) {
            this.start = start;
        }

        String tenant() {
            return "json-drill-" + ordinal();
        }

        String path(String token) {
            return this == DOMAIN
                    ? "/api/integrations/accounting/set-key"
                    : "/api/integrations/connections/"
                            + Http.SHARED
                                    .get("/api/integrations/connections", token)
                                    .json()
                                    .path(0)
                                    .path("id")
                                    .asString()
                            + "/credential";
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void setKey_anyDocumentOfTheSuite_echoesNothingAndNeverFails(Target target) throws Exception {
        List<Path> documents = documents();
        String token = Http.SHARED.readyTenant(target.tenant());
        String path = target.path(token);
        int step = Drill.size(3, 1);
        Map<String, Integer> answers = new TreeMap<>();
        try (CapturedLog log = new CapturedLog()) {
            for (int document = 0; document < documents.size(); document++) {
                for (int place = 0; place < PLACES.size(); place++) {
                    if ((document + place) % step == 0) {
                        String around = PLACES.get(place).replace(API_KEY, target.start);
                        int status = send(path, token, documents.get(document), place, around);
                        answers.merge((place == INSIDE_THE_KEY ? "inside " : "outside ") + status, 1, Integer::sum);
                    }
                }
            }
            assertThat(log.text()).doesNotContain(CANARY);
        }
        assertThat(Http.SHARED.get("/api/integrations/connections", token).body())
                .doesNotContain(CANARY);
        List<String> events = HostUnderTest.shared().query(target.tenant(), "select e::text from keyport.event e");
        assertThat(events).isNotEmpty().noneMatch(event -> event.contains(CANARY));
        assertThat(answers.get("inside 204")).as("keys that were stored").isPositive();
        Drill.report("JSON around a key, " + target, documents.size() + " documents, " + answers);
    }

    private static int send(String path, String token, Path document, int place, String around) throws IOException {
        Http.Answered answered = Http.SHARED.send(
                "POST",
                path,
                token,
                "application/json",
                BodyPublishers.ofByteArray(body(around, Files.readAllBytes(document))));
        String name = document.getFileName() + " in place " + place;
        assertThat(answered.body()).as(name).doesNotContain(CANARY);
        if (place == INSIDE_THE_KEY) {
            assertThat(answered.status()).as(name).isIn(204, 400, 413);
        } else {
            assertThat(answered.status()).as(name).isIn(400, 413);
        }
        return answered.status();
    }

    private static byte[] body(String place, byte[] document) throws IOException {
        String[] around = place.split("~", -1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(around[0].getBytes(StandardCharsets.UTF_8));
        body.write(document);
        body.write(around[1].getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static List<Path> documents() throws IOException {
        Optional<Path> suite = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/vectors/JSONTestSuite/test_parsing"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeThat(suite).as("the vectors shared/vectors/JSONTestSuite").isPresent();
        try (Stream<Path> files = Files.list(suite.orElseThrow())) {
            return files.sorted().toList();
        }
    }
}
