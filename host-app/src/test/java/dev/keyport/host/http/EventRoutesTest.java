package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventRoutesTest {

    private static final String PATH = "/api/integrations/events";

    @Test
    void list_afterChanges_tellsThemTheNewestFirst() {
        String owner = Http.SHARED.readyTenant("events-list");

        JsonNode page = Http.SHARED.get(PATH, owner).is(200).json();

        assertThat(types(page))
                .containsExactly("integration.enabled", "integration.configured", "integration.flags_changed");
        JsonNode event = page.path("events").get(0);
        assertThat(event.propertyNames())
                .containsExactly("id", "at", "level", "type", "message", "meta", "actor", "connection");
        assertThat(event.path("actor").asString()).isEqualTo("sam");
        assertThat(event.path("level").asString()).isEqualTo("info");
        assertThat(event.path("meta").path("providerSlug").asString()).isEqualTo("noop");
        assertThat(event.path("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(page.path("events").get(2).path("connection").isNull()).isTrue();
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void list_inPages_goesOnWhereThePageEnded() {
        String owner = Http.SHARED.readyTenant("events-pages");
        for (int i = 0; i < 5; i++) {
            Http.SHARED.post("/api/integrations/accounting/test", owner, "{}").is(200);
        }
        List<String> whole = ids(Http.SHARED.get(PATH, owner).is(200).json());

        List<String> paged = new ArrayList<>();
        JsonNode page = Http.SHARED.get(PATH + "?limit=3", owner).is(200).json();
        paged.addAll(ids(page));
        while (!page.path("next").isNull()) {
            String next = page.path("next").asString();
            page = Http.SHARED
                    .get(PATH + "?limit=3&cursor=" + next, owner)
                    .is(200)
                    .json();
            paged.addAll(ids(page));
        }
        assertThat(paged).hasSize(13).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "type=integration.flags, 1",
        "type=integration.&level=info, 3",
        "level=error, 0",
        "actor=sam, 3",
        "actor=SAM, 0",
        "from=2000-01-01&to=2000-01-02, 0",
        "from=2000-01-01T00:00:00Z&to=9999-01-01T00:00:00%2B02:00, 3",
        "connection=00000000-0000-0000-0000-000000000000, 0"
    })
    void list_filtered_hasWhatFits(String query, int events) {
        String owner = Http.SHARED.readyTenant("events-filter-" + Math.abs(query.hashCode()));

        assertThat(ids(Http.SHARED.get(PATH + "?" + query, owner).is(200).json()))
                .hasSize(events);
    }

    @ParameterizedTest
    @CsvSource({
        "level=debug, level",
        "level=, level",
        "level=info&level=info, level",
        "type=%25, type",
        "connection=1-1-1-1-1, connection",
        "connection=zzzzzzzz-0000-0000-0000-000000000000, connection",
        "actor=%00, actor",
        "from=yesterday, from",
        "to=2026-02-30, to",
        "to=%2B999999999-12-31T23:59:59Z, to",
        "limit=0, limit",
        "limit=201, limit",
        "limit=1.5, limit",
        "cursor=forged, cursor",
        "cursor=________________________________, cursor",
        "tenant=events-other, tenant",
        "limit=%zz, ''",
        "actor=%ff, ''",
        "actor=%c3, ''"
    })
    void list_wrongParameter_is400AndNamesIt(String query, String field) throws Exception {
        Http.Answered answered = Http.SHARED
                .rawGet(PATH + "?" + query, Http.SHARED.owner("events-wrong"))
                .isProblem(400, "invalid-query");

        assertThat(answered.json().path("fields")).hasSize(1);
        assertThat(answered.json().path("fields").get(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void list_severalMistakes_areAllTold() {
        Http.Answered answered = Http.SHARED
                .get(PATH + "?level=x&limit=x&cursor=x&b=1&a=1", Http.SHARED.owner("events-wrong"))
                .isProblem(400, "invalid-query");

        List<String> fields = new ArrayList<>();
        answered.json()
                .path("fields")
                .forEach(field -> fields.add(field.path("field").asString()));
        assertThat(fields).containsExactly("level", "limit", "cursor", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "cursor=x"})
    void export_parameterOfPages_is400(String query) {
        Http.SHARED
                .get(PATH + "/export.csv?" + query, Http.SHARED.owner("events-wrong"))
                .isProblem(400, "invalid-query");
    }

    @Test
    void export_events_isAFileOfThisTenantsEvents() throws Exception {
        String owner = Http.SHARED.readyTenant("events-export");
        Http.SHARED.readyTenant("events-export-other");

        Http.Answered answered = Http.SHARED
                .get(PATH + "/export.csv?type=" + URLEncoder.encode("integration.", StandardCharsets.UTF_8), owner)
                .is(200)
                .isGuarded();

        assertThat(answered.header("Content-Type")).isEqualToIgnoringCase("text/csv; charset=utf-8");
        assertThat(answered.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"events-events-export-" + LocalDate.now(ZoneOffset.UTC) + ".csv\"");
        assertThat(answered.body().split("\r\n"))
                .hasSize(4)
                .satisfies(lines -> assertThat(lines[0])
                        .isEqualTo("\"at\",\"id\",\"level\",\"type\",\"message\",\"actor\",\"connection\",\"meta\""))
                .satisfies(lines -> assertThat(lines[2]).contains("\"integration.configured\"", "\"sam\""));
        assertThat(HostUnderTest.shared()
                        .query("events-export", "select meta::text from keyport.event where type = 'events.exported'"))
                .containsExactly("{\"filters\": [\"type\"]}");
    }

    @Test
    void export_head_exportsNothing() throws Exception {
        String owner = Http.SHARED.owner("events-head");

        Http.SHARED.call("HEAD", PATH + "/export.csv", owner, null).is(200);

        assertThat(HostUnderTest.shared().query("events-head", "select type from keyport.event"))
                .isEmpty();
    }

    @Test
    void list_otherTenantsConnectionAndCursor_tellNothing() {
        String owner = Http.SHARED.readyTenant("events-mine");
        String other = Http.SHARED.owner("events-theirs");
        JsonNode page = Http.SHARED.get(PATH + "?limit=1", owner).is(200).json();
        String connection = page.path("events").get(0).path("connection").asString();

        for (String query : List.of(
                "connection=" + connection, "cursor=" + page.path("next").asString(), "actor=sam")) {
            assertThat(Http.SHARED.get(PATH + "?" + query, other).is(200).body())
                    .isEqualTo("{\"events\":[],\"next\":null}");
        }
    }

    private static List<String> types(JsonNode page) {
        return texts(page, "type");
    }

    private static List<String> ids(JsonNode page) {
        return texts(page, "id");
    }

    private static List<String> texts(JsonNode page, String name) {
        List<String> texts = new ArrayList<>();
        page.path("events").forEach(event -> texts.add(event.path(name).asString()));
        return texts;
    }
}
