package dev.keyport.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class KeyportRulesTest {

    @Test
    void rules_portsAndSimulatedAdapters_pass() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.keyport");

        assertThat(classes.contain("dev.keyport.port.TenantId")).isTrue();
        assertThat(classes.contain("dev.keyport.adapters.noop.NoOpAdapters")).isTrue();
        KeyportRules.rules().check(classes);
    }

    @Test
    void rules_confineTheObjectStoresClients() {
        assertThat(KeyportRules.rules().all())
                .extracting(rule -> rule.getDescription())
                .anyMatch(name -> name.startsWith("io.minio is used in dev.keyport.adapters.s3 only"))
                .anyMatch(name -> name.startsWith("okhttp3 is used in dev.keyport.adapters.s3 only"));
    }
}
