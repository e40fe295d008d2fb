package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void text_atTheLimit_isKept() {
        assertThat(Limits.text("note", "", 3)).isEmpty();
        assertThat(Limits.text("note", "zoe", 3)).isEqualTo("zoe");
        assertThat(Limits.filledText("note", "zoe", 3)).isEqualTo("zoe");
        assertThat(Limits.optionalText("note", "zoe", 3)).isEqualTo("zoe");
        assertThat(Limits.optionalText("note", null, 3)).isNull();
    }

    @Test
    void text_longer_isRefusedWithoutTheValue() {
        assertRefused(() -> Limits.text("note", "zoe!", 3), "note has at most 3 characters");
        assertRefused(() -> Limits.filledText("note", "zoe!", 3), "note has at most 3 characters");
        assertRefused(() -> Limits.optionalText("note", "zoe!", 3), "note has at most 3 characters");
    }

    @Test
    void filledText_blank_isRefused() {
        for (String blank : List.of("", " ", "\t\n")) {
            assertRefused(() -> Limits.filledText("note", blank, 3), "note is not blank");
        }
    }

    @Test
    void list_sizeOutside_isRefused() {
        assertThat(Limits.list("lines", List.of(1, 2), 1, 2)).containsExactly(1, 2);
        assertRefused(() -> Limits.list("lines", List.of(), 1, 2), "lines has 1 to 2 entries");
        assertRefused(() -> Limits.list("lines", List.of(1, 2, 3), 1, 2), "lines has 1 to 2 entries");
    }

    @Test
    void list_changedByTheGiverAfterwards_staysAsItWas() {
        List<Integer> given = new ArrayList<>(List.of(1));
        List<Integer> kept = Limits.list("lines", given, 0, 2);
        given.clear();

        assertThat(kept).containsExactly(1);
    }

    @Test
    void texts_outsideALimit_areRefusedWithoutTheValue() {
        assertThat(Limits.texts("meta", Map.of("name", "zoe"), 1, 4, 3)).isEqualTo(Map.of("name", "zoe"));
        assertRefused(() -> Limits.texts("meta", Map.of("a", "", "b", ""), 1, 4, 3), "meta has at most 1 entries");
        assertRefused(
                () -> Limits.texts("meta", Map.of("names", ""), 1, 4, 3), "a name in meta has at most 4 characters");
        assertRefused(() -> Limits.texts("meta", Map.of(" ", ""), 1, 4, 3), "a name in meta is not blank");
        assertRefused(
                () -> Limits.texts("meta", Map.of("name", "zoe!"), 1, 4, 3), "a text in meta has at most 3 characters");
    }

    @Test
    void httpsUrl_otherThanHttpsWithAHost_isRefused() {
        URI longest = URI.create("https://shop.example/" + "a".repeat(2_048 - 21));
        assertThat(Limits.httpsUrl("image", longest)).isEqualTo(longest);
        for (String url : List.of(
                "http://shop.example/a", "/a", "https:a", "https:///a", "https://zoe@shop.example/", longest + "a")) {
            assertThatIllegalArgumentException()
                    .as(url)
                    .isThrownBy(() -> Limits.httpsUrl("image", URI.create(url)))
                    .withMessageStartingWith("image is an https URL")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("shop", "zoe"));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the checker can do
    void anything_null_isRefusedWithItsName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Limits.text("note", null, 3))
                .withMessage("note");
        assertThatNullPointerException()
                .isThrownBy(() -> Limits.list("lines", null, 0, 3))
                .withMessage("lines");
    }

    private static void assertRefused(ThrowingCallable check, String message) {
        assertThatIllegalArgumentException().isThrownBy(check).withMessage(message);
    }
}
