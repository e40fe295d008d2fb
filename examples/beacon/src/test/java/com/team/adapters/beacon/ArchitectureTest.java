package com.team.adapters.beacon;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keyport.archunit.HexagonRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void rules_areKept() {
        HexagonRules.forBasePackage("com.team.adapters.beacon").check(new ClassFileImporter().importPackages("com.team.adapters.beacon"));
    }
}
