package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import org.junit.jupiter.api.Test;

class PortRulesTest {

    @Test
    void port_withALibrary_isViolated() {
        assertViolated(
                "portlibrary",
                "ports depend on nothing but the JDK, JSpecify, jakarta.inject and port-common",
                com.planted.portlibrary.port.kyc.KycPort.class);
    }

    @Test
    void port_withItsContract_isViolated() {
        assertViolated(
                "portcontract",
                "ports depend on nothing but the JDK, JSpecify, jakarta.inject and port-common",
                com.planted.portcontract.port.kyc.KycPort.class);
    }

    @Test
    void port_withAnotherPort_isViolated() {
        assertViolated(
                "portsibling",
                "ports do not depend on each other",
                com.planted.portsibling.port.kyc.KycPort.class,
                com.planted.portsibling.port.kyc.KycMail.class);
    }
}
