package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.port.Role;
import dev.keyport.testing.Drill;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many requests that change the connections of one tenant at once. */
@Tag("drill")
class ConcurrentConnectionsTest {

    private static final int REQUESTS = Drill.size(200, 1_000);
    private static final int CLIENTS = 32;
    private static final String CONNECTIONS = "/api/integrations/connections";

    @TempDir
    static Path data;

    private static RegionalHost host;
    private static Http http;

    @BeforeAll
    static void serve() {
        host = RegionalHost.start(data);
        http = host.http();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void enableActivateAndPatch_manyAtOnce_answerAsTheyShouldAndLoseNothing() throws Exception {
        String token = host.token("racers", "sam", Role.OWNER);
        List<String> paths = List.of(connect(token, "noop"), connect(token, "regional"));
        AtomicInteger patched = new AtomicInteger();
        List<Callable<Integer>> work = IntStream.range(0, REQUESTS)
                .<Callable<Integer>>mapToObj(i -> switch (i % 8) {
                    case 0, 1 -> () -> post(paths.get(i / 8 % 2) + "/activate", token);
                    case 2 -> () -> post(paths.get(0) + "/enable", token);
                    case 3 -> () -> postOfOneVersion(paths.get(0) + "/enable", paths.get(0), token);
                    case 4 -> () -> postOfOneVersion(paths.get(1) + "/activate", paths.get(1), token);
                    case 5 -> () -> patchWithoutVersion(paths.get(1), token);
                    default -> () -> patch(paths.get(1), token, "label " + i, patched);
                })
                .toList();
        Map<Integer, Integer> statuses = new TreeMap<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (Future<Integer> answered : clients.invokeAll(work)) {
                statuses.merge(answered.get(), 1, Integer::sum);
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(statuses.keySet()).as(statuses.toString()).isSubsetOf(200, 412, 428);
        assertThat(statuses).containsEntry(428, REQUESTS / 8);
        assertThat(patched).hasPositiveValue();
        JsonNode connections = http.get(CONNECTIONS, token).json();
        assertThat(connections.values())
                .filteredOn(connection -> connection.path("active").booleanValue())
                .hasSize(1);
        assertThat(connections.values())
                .extracting(connection -> connection.path("label").asString())
                .doesNotContain("lost");
        assertThat(HostUnderTest.shared()
                        .query("racers", "select count(*)::text from keyport.event where type = 'connection.changed'"))
                .containsExactly(String.valueOf(patched.get()));
    }

    private static int post(String path, String token) {
        return http.call("POST", path, token, null).status();
    }

    private static int postOfOneVersion(String path, String connection, String token) {
        String tag = http.get(connection, token).header("ETag");
        return http.ifMatch("POST", path, token, tag, null).status();
    }

    private static int patchWithoutVersion(String path, String token) {
        return http.call("PATCH", path, token, "{\"label\":\"lost\"}").status();
    }

    private static int patch(String path, String token, String label, AtomicInteger patched) {
        String tag = http.get(path, token).header("ETag");
        Http.Answered answered = http.ifMatch("PATCH", path, token, tag, "{\"label\":\"" + label + "\"}");
        if (answered.status() == 200) {
            patched.incrementAndGet();
            long read = Long.parseLong(tag.replace("\"", ""));
            assertThat(answered.json().path("version").longValue()).isEqualTo(read + 1);
            assertThat(answered.json().path("label").asString()).isEqualTo(label);
        }
        return answered.status();
    }

    private static String connect(String token, String provider) {
        return http.post(
                        CONNECTIONS,
                        token,
                        "{\"domain\":\"accounting\",\"providerSlug\":\"" + provider
                                + "\",\"config\":"
                                + (provider.equals("noop") ? "{}" : "{\"baseUrl\":\"https://za.regional.example\"}")
                                + "}")
                .is(201)
                .header("Location");
    }
}
