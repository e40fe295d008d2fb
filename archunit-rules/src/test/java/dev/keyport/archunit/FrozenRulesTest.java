package dev.keyport.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.planted.written.adapters.one.ByFormat;
import com.planted.written.adapters.one.ByPlus;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenRulesTest {

    private final HexagonRules rules = HexagonRules.forBasePackage("com.planted.written");

    @Test
    void frozen_violationsThatWereThere_passAndNewOnesFail(@TempDir Path store) {
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setProperty("freeze.store.default.path", store.toString());
            configuration.setProperty("freeze.store.default.allowStoreCreation", "true");

            assertThat(failures(classes(ByPlus.class))).isEmpty();
            assertThat(failures(classes(ByPlus.class))).isEmpty();
            assertThat(failures(classes(ByPlus.class, ByFormat.class)))
                    .singleElement()
                    .asString()
                    .contains("no Secret is made part of a text", "ByFormat.java")
                    .doesNotContain("ByPlus.java");
        });
    }

    @Test
    void frozen_nothingImported_failsAtOnce(@TempDir Path store) {
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setProperty("freeze.store.default.path", store.toString());
            configuration.setProperty("freeze.store.default.allowStoreCreation", "true");

            assertThat(failures(classes())).singleElement().asString().contains("something is imported");
        });
    }

    @Test
    void constants_areRules() {
        JavaClasses written = classes(ByPlus.class);

        assertThat(SecretRules.NO_SECRET_IS_PART_OF_A_TEXT.evaluate(written).hasViolation())
                .isTrue();
        assertThatCode(() -> SecretRules.NO_SECRET_IS_LOGGED.check(written)).doesNotThrowAnyException();
    }

    private List<String> failures(JavaClasses classes) {
        return rules.frozen().stream()
                .map(rule -> rule.evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();
    }

    private static JavaClasses classes(Class<?>... types) {
        return new ClassFileImporter().importClasses(types);
    }
}
