package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityTest {

    @Test
    void new_idOfTheForm_isKept() {
        for (String id : List.of("ab", "sync_invoice", "a1", "a".repeat(50))) {
            assertThat(new Capability(id, "Label", "Description.").id()).isEqualTo(id);
        }
    }

    @Test
    void new_idNotOfTheForm_isRefused() {
        for (String id : List.of("", "a", "Sync", "1a", "_a", "a-b", "a b", "ab\n", "a".repeat(51))) {
            assertThatIllegalArgumentException().as(id).isThrownBy(() -> new Capability(id, "Label", "Description."));
        }
    }

    @Test
    void new_withoutRole_isForEveryRole() {
        assertThat(new Capability("sync_invoice", "Label", "Description.").role())
                .isEqualTo(Role.MEMBER);
    }

    @Test
    void new_roleSystem_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capability("sync_invoice", "Label", "Description.", Role.SYSTEM));
    }
}
