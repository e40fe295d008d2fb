package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import org.junit.jupiter.api.Test;

class AdapterRulesTest {

    @Test
    void adapter_withAnotherAdapter_isViolated() {
        assertViolated(
                "adaptersibling",
                "adapters do not depend on each other",
                com.planted.adaptersibling.adapters.one.OneAdapter.class);
    }

    @Test
    void adapter_withTheCore_isViolated() {
        assertViolated(
                "adaptercore",
                "adapters do not depend on the registry",
                com.planted.adaptercore.adapters.one.OneAdapter.class);
    }

    @Test
    void core_withAnAdapter_isViolated() {
        assertViolated(
                "coreadapter", "the core does not depend on adapters", com.planted.coreadapter.registry.Registry.class);
    }

    @Test
    void anything_withTheHost_isViolated() {
        assertViolated("hostused", "nothing depends on the host", com.planted.hostused.port.kyc.tck.KycContract.class);
    }
}
