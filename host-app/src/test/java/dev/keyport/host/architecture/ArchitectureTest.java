package dev.keyport.host.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keyport.archunit.KeyportRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keyport keeps the rules that it ships, without an exemption. Here, because the host sees every module. */
@Tag("slow")
class ArchitectureTest {

    private static final JavaClasses KEYPORT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("dev/keyport/testing"))
            .importPackages("dev.keyport");

    @Test
    void check_allModules_keepTheRules() {
        KeyportRules.rules().check(KEYPORT);
    }

    @Test
    void import_allModules_areThere() {
        assertThat(KEYPORT.stream().map(type -> type.getPackageName()).distinct())
                .contains(
                        "dev.keyport.port",
                        "dev.keyport.port.accounting",
                        "dev.keyport.port.storage",
                        "dev.keyport.port.secrets",
                        "dev.keyport.database",
                        "dev.keyport.registry",
                        "dev.keyport.registry.internal.jdbi",
                        "dev.keyport.secrets.aesgcm",
                        "dev.keyport.secrets.aesgcm.internal.jdbi",
                        "dev.keyport.secrets.vault",
                        "dev.keyport.actions",
                        "dev.keyport.adapters.noop",
                        "dev.keyport.adapters.s3",
                        "dev.keyport.host");
    }
}
