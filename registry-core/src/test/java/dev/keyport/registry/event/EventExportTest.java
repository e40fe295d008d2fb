package dev.keyport.registry.event;

import static dev.keyport.registry.event.EventDatabase.ACME;
import static dev.keyport.registry.event.EventDatabase.GLOBEX;
import static dev.keyport.registry.event.EventDatabase.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventExportTest {

    private static final EventFilter OURS = EventFilter.ALL.withType("shop.");
    private static final String NAMES =
            "\"at\",\"id\",\"level\",\"type\",\"message\",\"actor\",\"connection\",\"meta\"";

    private final EventDatabase keyport = new EventDatabase();

    @Test
    void export_noEvents_isTheLineOfNames() {
        assertThat(keyport.csv(OURS)).isEqualTo(NAMES + "\r\n");
    }

    @Test
    void export_oneEvent_isThisLine() {
        UUID connection = UUID.randomUUID();
        keyport.log.write(ACME, new Event("error", "shop.broke", connection, "It \"broke\".", Map.of("n", 1)));
        LoggedEvent logged = keyport.all(ACME, OURS).get(0);
        String at = keyport.admin("select to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from keyport.event where type = 'shop.broke'")
                .get(0);

        assertThat(keyport.csv(OURS))
                .isEqualTo(NAMES + "\r\n\"" + at + "\",\"" + logged.id() + "\",\"error\",\"shop.broke\","
                        + "\"It \"\"broke\"\".\",\"alice\",\"" + connection + "\",\"{\"\"n\"\": 1}\"\r\n");
    }

    /** PostgreSQL leaves zeros at the end of a second out. */
    @Test
    void export_times_haveSixDigitsWhateverTheyAre() {
        List<String> fractions = List.of("", ".1", ".12", ".123", ".1234", ".12345", ".123456", ".000001", ".1000");
        for (int i = 0; i < fractions.size(); i++) {
            keyport.postgres.execute(
                    "insert into keyport.event (tenant_id, at, level, type, message, actor) values ('acme',"
                            + " date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - interval '1 day' + interval '"
                            + i + fractions.get(i) + " seconds', 'info', 'shop.said', 'x', 'alice')");
        }

        assertThat(CsvReaders.fastCsv(keyport.csv(OURS)).stream()
                        .skip(1)
                        .map(row -> row.get(0).substring(11)))
                .containsExactly(
                        "00:00:08.100000Z",
                        "00:00:07.000001Z",
                        "00:00:06.123456Z",
                        "00:00:05.123450Z",
                        "00:00:04.123400Z",
                        "00:00:03.123000Z",
                        "00:00:02.120000Z",
                        "00:00:01.100000Z",
                        "00:00:00.000000Z");
    }

    @TestFactory
    Stream<DynamicTest> export_naughtyTexts_comeBackExactlyThroughEveryReader() {
        List<String> texts = NaughtyTexts.all();
        keyport.log.writeAll(
                ACME,
                texts.stream()
                        .map(text -> new Event("info", "shop.said", null, text, Map.of("text", text, "key" + text, 1)))
                        .toList());
        String csv = keyport.csv(OURS);
        List<LoggedEvent> events = keyport.all(ACME, OURS);
        assertThat(events).hasSize(texts.size()).hasSizeGreaterThan(400);
        assertThat(events.stream().map(LoggedEvent::message)).containsExactlyInAnyOrderElementsOf(texts);

        return CsvReaders.ALL.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.getKey(), () -> {
                    List<List<String>> rows = reader.getValue().apply(csv);
                    assertThat(rows).hasSize(texts.size() + 1);
                    for (int i = 0; i < events.size(); i++) {
                        LoggedEvent event = events.get(i);
                        List<String> row = rows.get(i + 1);
                        assertThat(original(row.get(4))).isEqualTo(event.message());
                        assertThat(row)
                                .containsExactly(
                                        row.get(0),
                                        event.id().toString(),
                                        "info",
                                        "shop.said",
                                        safe(event.message()),
                                        "alice",
                                        "",
                                        event.meta());
                        for (String field : row) {
                            assertThat(NaughtyTexts.TRIGGERS).noneMatch(field::startsWith);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> export_naughtyActors_comeBackExactlyThroughEveryReader() {
        List<String> actors = NaughtyTexts.all().stream()
                .filter(text -> !text.isBlank() && text.length() <= 255)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .toList();
        for (String actor : actors) {
            keyport.log.write(EventDatabase.caller("acme", actor, Role.MEMBER), event("x"));
        }
        String csv = keyport.csv(OURS);
        assertThat(actors).hasSizeGreaterThan(100);

        return CsvReaders.ALL.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(
                        reader.getKey(),
                        () -> assertThat(reader.getValue().apply(csv).stream()
                                        .skip(1)
                                        .map(row -> original(row.get(5))))
                                .containsExactlyInAnyOrderElementsOf(actors)));
    }

    @Test
    void export_everyRow_endsWithCrLfAndQuotesEveryField() {
        keyport.log.writeAll(ACME, List.of(event("a\nb"), event("c")));

        String[] lines = keyport.csv(OURS).split("\r\n", -1);

        assertThat(lines).hasSize(4);
        assertThat(lines[3]).isEmpty();
        assertThat(lines[1] + lines[2]).contains("\"a\nb\"", ",\"\",\"{}\"");
        assertThat(lines[1]).startsWith("\"").endsWith("\"");
    }

    @Test
    void export_otherTenantsEvents_areNotInIt() {
        keyport.log.write(GLOBEX, event("of globex"));
        keyport.log.write(ACME, event("of acme"));

        assertThat(keyport.csv(EventFilter.ALL)).contains("of acme").doesNotContain("globex");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "MEMBER", "SYSTEM"})
    void export_byWhoMayNotConfigure_isDeniedAndNoEvent(Role role) {
        assertThatThrownBy(() -> keyport.log.export(
                        EventDatabase.caller("acme", "max", role), EventFilter.ALL, OutputStream.nullOutputStream()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(keyport.admin("select type from keyport.event")).isEmpty();
    }

    @Test
    void export_itself_isAnEventBeforeTheFirstByte() {
        List<String> atTheFirstByte = new ArrayList<>();

        keyport.log.export(ACME, OURS.withLevel("error"), new OutputStream() {
            @Override
            public void write(int b) {
                if (atTheFirstByte.isEmpty()) {
                    atTheFirstByte.addAll(
                            keyport.admin("select type || ' ' || actor || ' ' || meta from keyport.event"));
                }
            }
        });

        assertThat(atTheFirstByte).containsExactly("events.exported alice {\"filters\": [\"level\", \"type\"]}");
    }

    @Test
    void export_streamThatFails_endsTheCopyAndLeavesTheConnectionUsable() {
        keyport.log.writeAll(
                ACME,
                IntStream.range(0, 5_000)
                        .mapToObj(i -> event("x".repeat(1_000)))
                        .toList());
        IOException gone = new IOException("planted");

        assertThatThrownBy(() -> keyport.log.export(ACME, OURS, new OutputStream() {
                    private int bytes;

                    @Override
                    public void write(int b) throws IOException {
                        if (++bytes > 100_000) {
                            throw gone;
                        }
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(gone);

        assertThat(keyport.admin("select query from pg_stat_activity where datname = current_database()"
                        + " and usename = 'keyport_app' and state <> 'idle'"))
                .isEmpty();
        assertThat(keyport.csv(OURS).lines()).hasSize(5_001);
    }

    private static String safe(String text) {
        return text.startsWith("'") || NaughtyTexts.TRIGGERS.stream().anyMatch(text::startsWith) ? "'" + text : text;
    }

    /** What a reader does to have the text as it was. */
    private static String original(String field) {
        return field.startsWith("'") ? field.substring(1) : field;
    }
}
