package ${package};

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keyport.archunit.HexagonRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void rules_areKept() {
        HexagonRules.forBasePackage("${package}").check(new ClassFileImporter().importPackages("${package}"));
    }
}
