package dev.keyport.port.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.Outcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommercePageTest {

    @Test
    void request_limitOutOfRange_isRefused() {
        for (int limit : List.of(0, -1, 101)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest("", limit));
        }
        assertThat(new PageRequest("", 1).limit()).isEqualTo(1);
        assertThat(PageRequest.first()).isEqualTo(new PageRequest("", 100));
    }

    @Test
    void cursor_longerThanItMayBe_isRefused() {
        String longest = "c".repeat(1_024);
        assertThat(new PageRequest(longest, 1).cursor()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(longest + "c", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommercePage<>(Outcome.CONFIRMED, List.of(), longest + "c", false));
    }

    @Test
    void page_outcomeThatIsNoSuccess_isRefused() {
        for (Outcome outcome : List.of(Outcome.REJECTED, Outcome.UNKNOWN)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CommercePage<>(outcome, List.of(), "c", false))
                    .withMessageContaining("confirmed or simulated");
        }
    }

    @Test
    void page_moreToComeWithoutCursor_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommercePage<>(Outcome.CONFIRMED, List.of(), "", true))
                .withMessageContaining("next cursor");
    }

    @Test
    void page_moreThan100Items_isRefused() {
        assertThat(new CommercePage<>(Outcome.CONFIRMED, Collections.nCopies(100, "a"), "c", true).items())
                .hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommercePage<>(Outcome.CONFIRMED, Collections.nCopies(101, "a"), "c", true));
    }

    @Test
    void toString_showsNeitherCursorNorItems() {
        assertThat(new PageRequest("zoe", 7)).hasToString("PageRequest[from a cursor, limit=7]");
        assertThat(new PageRequest("", 7)).hasToString("PageRequest[from the beginning, limit=7]");
        assertThat(new CommercePage<>(Outcome.CONFIRMED, List.of("zoe"), "zoe", true))
                .hasToString("CommercePage[CONFIRMED, 1 items, more=true]");
    }
}
