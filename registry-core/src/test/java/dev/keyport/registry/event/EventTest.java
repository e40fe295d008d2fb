package dev.keyport.registry.event;

import static dev.keyport.registry.event.EventDatabase.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop.sold", "a.b", "a1.b_2.c3", "integration.key_set"})
    void event_typeOfTheForm_isAccepted(String type) {
        assertThat(new Event("info", type, null, "x", Map.of()).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "Shop.sold",
                "shop.",
                ".sold",
                "shop..sold",
                "shop.1",
                "shop.sold ",
                "shöp.sold",
                "a.b\n"
            })
    void event_typeOfAnotherForm_isRefused(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Event("info", type, null, "x", Map.of()));
    }

    @Test
    void event_typeOf100Characters_isTheLongest() {
        String longest = "a." + "b".repeat(98);

        assertThat(new Event("info", longest, null, "x", Map.of()).type()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new Event("info", longest + "b", null, "x", Map.of()));
    }

    @Test
    void event_unknownLevel_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Event("debug", "a.b", null, "x", Map.of()));
    }

    @Test
    void event_longMessage_isCutBetweenTwoCharacters() {
        assertThat(message("x".repeat(2_049))).isEqualTo("x".repeat(2_048));
        assertThat(message("é".repeat(1_024))).isEqualTo("é".repeat(1_024));
        assertThat(message("x" + "é".repeat(1_024))).isEqualTo("x" + "é".repeat(1_023));
        assertThat(message("\ud83d\ude00".repeat(513))).isEqualTo("\ud83d\ude00".repeat(512));
        assertThat(message("xyz" + "\ud83d\ude00".repeat(512))).isEqualTo("xyz" + "\ud83d\ude00".repeat(511));
        assertThat(message("＝".repeat(700)).getBytes(StandardCharsets.UTF_8)).hasSize(2_046);
    }

    @Test
    void event_whatPostgresqlCannotStore_isReplaced() {
        assertThat(message("a\u0000b\ud83dc\ude00\ud83d\ude00")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD\ud83d\ude00");
        Event event = new Event(
                "info",
                "a.b",
                null,
                "x",
                Map.of("n\u0000", List.of("\ud83d", Map.of("deep\u0000", "\u0000"), 1, true)));

        assertThat(event.meta())
                .isEqualTo(Map.of("n\uFFFD", List.of("\uFFFD", Map.of("deep\uFFFD", "\uFFFD"), 1, true)));
        EventDatabase keyport = new EventDatabase();
        keyport.log.write(ACME, event);
        assertThat(keyport.admin("select meta::text from keyport.event"))
                .containsExactly("{\"n\uFFFD\": [\"\uFFFD\", {\"deep\uFFFD\": \"\uFFFD\"}, 1, true]}");
    }

    @Test
    void event_detailsOfAnotherKind_areRefused() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);

        assertThatIllegalArgumentException().isThrownBy(() -> new Event("info", "a.b", null, "x", withNull));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Event("info", "a.b", null, "x", Map.of("a", new Object())))
                .withMessageContaining("java.lang.Object");
    }

    /** Whatever is not refused fits: as many small, long and nested details as go in, of each kind. */
    @Test
    void event_detailsAsLargeAsTheyMayBe_fitIntoTheDatabase() {
        EventDatabase keyport = new EventDatabase();
        for (Object value : List.of(
                1,
                1.5e300,
                -123_456_789L,
                true,
                "",
                "x",
                "é",
                "x".repeat(500),
                List.of(1, 2, 3),
                List.of(List.of("x")),
                Map.of("a", 1))) {
            keyport.log.write(ACME, largest(value));
        }
        assertThat(keyport.admin("select type from keyport.event")).hasSize(11);
        assertThat(keyport.admin("select (max(pg_column_size(meta || '{}')) > 5000)::text from keyport.event"))
                .containsExactly("true");
    }

    private static Event largest(Object value) {
        Map<String, Object> meta = new HashMap<>();
        Event fits = new Event("info", "a.b", null, "x", meta);
        while (true) {
            meta.put(Integer.toString(meta.size(), 36), value);
            try {
                fits = new Event("info", "a.b", null, "x", meta);
            } catch (IllegalArgumentException e) {
                return fits;
            }
        }
    }

    private static String message(String text) {
        return new Event("info", "a.b", null, text, Map.of()).message();
    }
}
