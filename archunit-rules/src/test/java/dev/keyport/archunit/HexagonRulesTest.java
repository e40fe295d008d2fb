package dev.keyport.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class HexagonRulesTest {

    @Test
    void check_cleanHexagon_passes() {
        HexagonRules.forBasePackage("com.planted.clean").check(Planted.classes("com.planted.clean"));
    }

    @Test
    void check_allThatIsAlmostForbidden_passes() {
        HexagonRules.forBasePackage("com.planted.near").check(Planted.classes("com.planted.near"));
    }

    @Test
    void check_nothingImported_failsAndSaysSo() {
        assertThatThrownBy(() -> HexagonRules.forBasePackage("com.planted.nothing")
                        .check(Planted.classes("com.planted.nothing")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no class of com.planted.nothing was imported");
    }

    @Test
    void check_layoutThatFindsNeitherPortNorAdapter_failsAndSaysSo() {
        HexagonLayout layout = HexagonLayout.of("com.planted.elsewhere").withPorts("com.planted.elsewhere.port");

        assertThatThrownBy(() -> HexagonRules.forLayout(layout).check(Planted.classes("com.planted.elsewhere")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("neither a port in [com.planted.elsewhere.port]")
                .hasMessageContaining("does the layout name the right packages?");
    }

    @Test
    void check_ownLayout_findsWhatItNames() {
        String base = "com.planted.elsewhere";
        HexagonLayout layout = HexagonLayout.of(base)
                .withPorts(base + ".spi")
                .withAdapters(base + ".out")
                .withCore(base + ".domain")
                .withHost(base + ".boot")
                .withDatabase(base + ".db");

        assertThatThrownBy(() -> HexagonRules.forLayout(layout).check(Planted.classes(base)))
                .hasMessageContaining("the core does not depend on adapters")
                .hasMessageContaining("adapters are constructed by the composition root")
                .hasMessageContaining("<com.planted.elsewhere.domain.OrderService");
        Planted.violations(HexagonRules.forLayout(layout.withCompositionRoots(base + ".domain.OrderService")), base);
    }

    @Test
    void check_severalRulesViolated_reportsThemAllWithTheirReasons() {
        assertThatThrownBy(() -> HexagonRules.forBasePackage("com.planted")
                        .check(Planted.classes("com.planted.injected", "com.planted.recorded")))
                .hasMessageContaining("no field is injected, because an object is whole")
                .hasMessageContaining("no secret is a record component, because a record shows");
    }

    @Test
    void all_everyRuleHasAReason() {
        assertThat(HexagonRules.forBasePackage("com.planted").all())
                .extracting(ArchRule::getDescription)
                .doesNotHaveDuplicates()
                .allMatch(description -> description.contains(", because "));
    }
}
