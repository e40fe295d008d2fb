package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceTest {

    @Test
    void proves_capabilityWithChecks_isTrue() {
        Conformance conformance = new Conformance("1.0.0", Map.of("sync_invoice", Set.of("cutAnswer_isNoSuccess")));

        assertThat(conformance.proves("sync_invoice")).isTrue();
        assertThat(conformance.proves("sync_customer")).isFalse();
    }

    @Test
    void new_blankTooLongOrWithoutChecks_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Conformance(" ", Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Conformance("1".repeat(51), Map.of()));
        for (Set<String> checks : List.of(Set.<String>of(), Set.of(" "), Set.of("c".repeat(101)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Conformance("1", Map.of("sync", checks)));
        }
    }

    @Test
    void checks_changedByTheGiverAfterwards_stayAsTheyWere() {
        Set<String> checks = new HashSet<>(Set.of("a"));
        Map<String, Set<String>> given = new HashMap<>(Map.of("sync", checks));
        Conformance conformance = new Conformance("1", given);
        checks.clear();
        given.clear();

        assertThat(conformance.checks()).isEqualTo(Map.of("sync", Set.of("a")));
    }
}
