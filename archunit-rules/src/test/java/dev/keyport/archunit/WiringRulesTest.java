package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import java.util.List;
import org.junit.jupiter.api.Test;

class WiringRulesTest {

    @Test
    void lookup_orUnsafe_isViolated() {
        assertViolated(
                "lookup",
                "no ServiceLoader and no Unsafe",
                com.planted.lookup.port.kyc.KycLoader.class,
                com.planted.lookup.jobs.Memory.class);
    }

    @Test
    void classByName_isViolated() {
        assertViolated(
                "byname",
                "no class is loaded by its name",
                com.planted.byname.port.kyc.KycByName.class,
                com.planted.byname.port.kyc.KycByLoader.class,
                com.planted.byname.port.kyc.KycByLookup.class);
    }

    @Test
    void threadLocal_isViolated() {
        assertViolated(
                "threadbound",
                "nothing is bound to a thread",
                com.planted.threadbound.port.kyc.KycTenant.class,
                com.planted.threadbound.orders.CurrentTenant.class);
    }

    @Test
    void injectedField_isViolated() {
        assertViolated("injected", "no field is injected", com.planted.injected.port.kyc.KycService.class);
    }

    @Test
    void frameworkAnnotationInTheCore_isViolated() {
        assertViolated(
                "framed", "no framework annotation in core and ports", com.planted.framed.core.OrderService.class);
    }

    @Test
    void adapterConstructedElsewhere_isViolated() {
        assertViolated(
                "constructed",
                List.of(
                        "adapters are constructed by the composition root and by their own factories only",
                        "the core does not depend on adapters"),
                com.planted.constructed.app.Service.class,
                com.planted.constructed.app.ReferringService.class,
                com.planted.constructed.app.AskingService.class);
    }
}
