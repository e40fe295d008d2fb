package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import org.junit.jupiter.api.Test;

class InternalRulesTest {

    @Test
    void internalClass_usedByAnotherModule_isViolated() {
        assertViolated(
                "internals",
                "internal packages are used by their own module only",
                com.planted.internals.jobs.Worker.class,
                com.planted.internals.jobs.Peeking.class);
    }
}
