package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import org.junit.jupiter.api.Test;

class SecretRulesTest {

    @Test
    void serializableWithASecret_isViolated() {
        assertViolated(
                "serialized", "no secret can be serialized", com.planted.serialized.adapters.one.OneSession.class);
    }

    @Test
    void recordWithASecret_isViolated() {
        assertViolated("recorded", "no secret is a record component", com.planted.recorded.adapters.one.OneLogin.class);
    }

    @Test
    void methodThatLogsNextToASecret_isViolated() {
        assertViolated(
                "logged",
                "no method that has a secret in its hands logs",
                com.planted.logged.adapters.one.GivenSecret.class,
                com.planted.logged.adapters.one.OpenedSecret.class,
                com.planted.logged.adapters.one.KeptSecret.class);
    }
}
