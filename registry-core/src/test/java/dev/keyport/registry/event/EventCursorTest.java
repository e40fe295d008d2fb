package dev.keyport.registry.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCursorTest {

    private static final Instant AT = Instant.parse("2026-11-21T15:48:26.123456Z");
    private static final UUID ID = UUID.fromString("f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f");

    @Test
    void parse_textOfACursor_isTheSamePlace() {
        EventCursor cursor = new EventCursor(AT, ID);

        assertThat(cursor.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(EventCursor.parse(cursor.text()).at()).isEqualTo(AT);
        assertThat(EventCursor.parse(cursor.text()).id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not base64!",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "________________________________",
                "f___________AAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/",
                "\ud83d\ude00"
            })
    void parse_textOfNoCursor_isRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCursor.parse(text))
                .withMessage("the cursor is not one that a page of events came with")
                .withNoCause();
    }
}
