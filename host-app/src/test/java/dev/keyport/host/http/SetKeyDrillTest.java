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
import org.junit.jupiter.api.Test;

/** Every document of JSONTestSuite around, before, behind and inside of a key that is being set: nothing of the key comes back. */
@Tag("drill")
class SetKeyDrillTest {

    private static final String CANARY = "sk_canary_27f9d1c83b5e4a60";
    private static final String TENANT = "json-drill";
    private static final String SET_KEY = "/api/integrations/accounting/set-key";

    /** The key, and a document in place of the tilde. In the last, what is no text of JSON may still be the text of a key. */
    private static final List<String> PLACES = List.of(
            "{\"apiKey\":\"" + CANARY + "\",\"more\":~}",
            "{\"apiKey\":~,\"more\":\"" + CANARY + "\"}",
            "{\"" + CANARY + "\":~}",
            CANARY + "~",
            "~" + CANARY,
            "{\"apiKey\":\"" + CANARY + "~\"}");

    private static final int INSIDE_THE_KEY = PLACES.size() - 1;

    @Test
    void setKey_anyDocumentOfTheSuite_echoesNothingAndNeverFails() throws Exception {
        List<Path> documents = documents();
        String token = Http.SHARED.readyTenant(TENANT);
        int step = Drill.size(3, 1);
        Map<String, Integer> answers = new TreeMap<>();
        try (CapturedLog log = new CapturedLog()) {
            for (int document = 0; document < documents.size(); document++) {
                for (int place = 0; place < PLACES.size(); place++) {
                    if ((document + place) % step == 0) {
                        int status = send(token, documents.get(document), place);
                        answers.merge((place == INSIDE_THE_KEY ? "inside " : "outside ") + status, 1, Integer::sum);
                    }
                }
            }
            assertThat(log.text()).doesNotContain(CANARY);
        }
        assertThat(Http.SHARED.get("/api/integrations", token).body()).doesNotContain(CANARY);
        List<String> events = HostUnderTest.shared().query(TENANT, "select e::text from keyport.event e");
        assertThat(events).isNotEmpty().noneMatch(event -> event.contains(CANARY));
        assertThat(answers.get("inside 204")).as("keys that were stored").isPositive();
        Drill.report("JSON around a key", documents.size() + " documents, " + answers);
    }

    private static int send(String token, Path document, int place) throws IOException {
        Http.Answered answered = Http.SHARED.send(
                "POST",
                SET_KEY,
                token,
                "application/json",
                BodyPublishers.ofByteArray(body(PLACES.get(place), Files.readAllBytes(document))));
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
