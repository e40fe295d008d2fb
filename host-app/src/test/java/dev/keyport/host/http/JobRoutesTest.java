package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A shop that imports and hands off in the background, over HTTP. */
class JobRoutesTest {

    private static final Http HTTP = Http.SHARED;
    private static final String JOBS = "/api/integrations/jobs";

    @Test
    void list_pageAfterPage_showsEveryJobOnce() {
        String owner = HTTP.owner("jobs-pages");
        String shop = connect(owner, "commerce");
        List<String> started = new ArrayList<>();
        for (String action : List.of("import_orders", "import_customers", "import_orders")) {
            started.add(
                    0,
                    HTTP.post(shop + "/actions/" + action, owner, "{}")
                            .is(202)
                            .json()
                            .path("id")
                            .asString());
            ended(owner, started.get(0));
        }

        JsonNode first = HTTP.get(JOBS + "?limit=2", owner).is(200).json();
        JsonNode second = HTTP.get(
                        JOBS + "?limit=2&before=" + first.path("next").asString(), owner)
                .is(200)
                .json();

        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.path("jobs").valueStream())
                        .map(job -> job.path("id").asString()))
                .isEqualTo(started);
        assertThat(second.path("next").isNull()).isTrue();
        HTTP.get(JOBS + "?before=1", owner).isProblem(400, "invalid-query");
    }

    @Test
    void actions_ofAShop_areDoneInTheBackground() {
        String owner = HTTP.owner("jobs-shop");
        String shop = connect(owner, "commerce");

        Http.Answered started =
                HTTP.post(shop + "/actions/import_orders", owner, "{}").is(202);
        String job = started.json().path("id").asString();
        assertThat(started.header("Location")).isEqualTo(JOBS + "/" + job);
        JsonNode ended = ended(owner, job);

        assertThat(ended.path("state").asString()).isEqualTo("succeeded");
        assertThat(ended.path("outcome").asString()).isEqualTo("SIMULATED");
        assertThat(ended.path("capability").asString()).isEqualTo("import_orders");
        assertThat(ended.path("actor").asString()).isEqualTo("sam");
        assertThat(HTTP.get(JOBS + "/" + job + "/items", owner).is(200).body())
                .isEqualTo("{\"items\":[],\"next\":null}");
        String id = shop.substring(shop.lastIndexOf('/') + 1);
        assertThat(HTTP.get(JOBS + "?connection=" + id + "&limit=1", owner)
                        .is(200)
                        .json()
                        .path("jobs")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(job);
        assertThat(HTTP.get(shop, owner).json().path("lastSyncedAt").isNull()).isTrue();
        assertThat(HTTP.get("/api/integrations/events?type=job.", owner).body())
                .contains("job.queued", "job.started", "job.succeeded");
    }

    @Test
    void start_withoutABody_hasNoInput() throws Exception {
        String owner = HTTP.owner("jobs-bare");
        String shop = connect(owner, "commerce");

        HTTP.call("POST", shop + "/actions/import_orders", owner, null).is(202);
        HTTP.raw("POST " + shop + "/actions/import_customers HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + owner + "\r\n\r\n")
                .is(202);
        String vendor = connect(owner, "vendor_service");
        HTTP.call("POST", vendor + "/actions/create_work_order", owner, null).isProblem(400, "invalid-input");
    }

    @Test
    void start_withTextThatIsNoCapability_neitherKeepsNorRepeatsIt() throws Exception {
        String owner = HTTP.owner("jobs-canary");
        String shop = connect(owner, "commerce");
        List<String> odd = List.of("canary4711".repeat(600), "canary%204711", "Canary4711", "canary-4711");

        for (String capability : odd) {
            Http.Answered refused =
                    HTTP.post(shop + "/actions/" + capability, owner, "{}").isProblem(403, "capability-not-offered");
            assertThat(refused.body().toLowerCase(Locale.ROOT)).doesNotContain("canary");
        }
        HTTP.post(shop + "/actions/take_payment", owner, "{}").isProblem(403, "capability-not-offered");

        assertThat(HostUnderTest.shared()
                        .query(
                                "jobs-canary",
                                "select coalesce(meta->>'capability', '-') from keyport.event"
                                        + " where type = 'capability.refused' order by at"))
                .containsExactly("-", "-", "-", "-", "take_payment");
    }

    @Test
    void start_withInputThatIsWrong_namesTheField() {
        String owner = HTTP.owner("jobs-input");
        String vendor = connect(owner, "vendor_service");

        Http.Answered refused = HTTP.post(
                        vendor + "/actions/create_work_order",
                        owner,
                        "{\"input\":{\"orderNumber\":5,\"instructions\":\"x\",\"zq\":1,\"items\":[{\"description\":\"a\"}]}}")
                .isProblem(400, "invalid-input");

        assertThat(refused.json().path("fields").findValuesAsString("field"))
                .containsExactlyInAnyOrder("input/orderNumber", "input/zq", "input/items/0");
    }

    @Test
    void start_whatCannotBe_isAProblem() {
        String owner = HTTP.owner("jobs-off");
        String shop = connect(owner, "commerce");

        HTTP.post(shop + "/actions/create_work_order", owner, "{}").isProblem(403, "capability-not-offered");
        HTTP.post("/api/integrations/connections/none/actions/import_orders", owner, "{}")
                .isProblem(404, "unknown-connection");
        HTTP.post(shop + "/disable", owner, "{}").is(200);
        HTTP.post(shop + "/actions/import_orders", owner, "{}").isProblem(403, "connection-disabled");
        HTTP.get(JOBS + "/none", owner).isProblem(404, "unknown-job");
        HTTP.get(JOBS + "?connection=1", owner).isProblem(400, "invalid-query");
        HTTP.get(JOBS + "?limit=201", owner).isProblem(400, "invalid-query");
        String payment = connect(owner, "payment");
        HTTP.post(payment + "/actions/take_payment", owner, "{}").isProblem(404, "unknown-capability");
    }

    @Test
    void start_withAnIdempotencyKeyTwice_isOneJobWithItsLocation() {
        String owner = HTTP.owner("jobs-key");
        String shop = connect(owner, "commerce");

        Http.Answered first = repeatable(shop + "/actions/import_customers", owner);
        Http.Answered second = repeatable(shop + "/actions/import_customers", owner);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .startsWith(JOBS);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(HTTP.get(JOBS, owner).json().path("jobs")).hasSize(1);
    }

    private static Http.Answered repeatable(String path, String token) {
        return Http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "once")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    private static JsonNode ended(String token, String job) {
        JsonNode found;
        do {
            found = HTTP.get(JOBS + "/" + job, token).is(200).json();
        } while (found.path("endedAt").isNull());
        return found;
    }

    /** The path of a new connection to the simulation, switched on. */
    private static String connect(String owner, String domain) {
        String path = HTTP.post(
                        "/api/integrations/connections",
                        owner,
                        "{\"domain\":\"" + domain + "\",\"providerSlug\":\"noop\"}")
                .is(201)
                .header("Location");
        HTTP.post(path + "/enable", owner, "{}").is(200);
        return path;
    }
}
