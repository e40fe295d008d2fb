package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertNamed;
import static dev.keyport.archunit.Planted.assertViolated;
import static org.assertj.core.api.Assertions.assertThat;

import com.planted.vendorshown.adapters.one.OneAdapter;
import com.planted.vendorshown.adapters.one.OneException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendorRulesTest {

    @Test
    void vendor_inTheCore_isViolated() {
        assertViolated(
                "vendoroutside",
                "vendor SDKs are used in adapters only",
                com.planted.vendoroutside.registry.Registry.class);
    }

    @Test
    void vendor_inASecondAdapter_isViolatedOnlyWhenConfined() {
        String base = "com.planted.vendorhome";
        HexagonRules rules = HexagonRules.forBasePackage(base);

        assertThat(Planted.violations(rules, base)).isEmpty();
        assertNamed(
                Planted.violations(
                        rules.withVendorHome("io.minio", base + ".adapters.one"),
                        base,
                        "io.minio is used in com.planted.vendorhome.adapters.one only"),
                com.planted.vendorhome.adapters.two.TwoAdapter.class);
    }

    @Test
    void vendor_inPublicSignatures_isViolatedOncePerPlace() {
        String base = "com.planted.vendorshown";
        List<String> lines = Planted.violations(
                HexagonRules.forBasePackage(base), base, "no vendor type in the public signatures of adapters");

        assertNamed(lines, OneAdapter.class, OneException.class);
        assertThat(lines).hasSize(4).noneMatch(line -> line.contains("hidden") || line.contains("HiddenClient"));
    }

    @Test
    void vendor_addedToTheCatalog_isViolated() {
        String base = "com.planted.portlibrary";
        HexagonRules rules = HexagonRules.forBasePackage(base)
                .withVendors(VendorCatalog.standard().with("org.slf4j"));

        assertNamed(
                Planted.violations(
                        rules,
                        base,
                        "ports depend on nothing but the JDK, JSpecify, jakarta.inject and ports",
                        "vendor SDKs are used in adapters only"),
                com.planted.portlibrary.port.kyc.KycPort.class);
    }

    @Test
    void standardCatalog_holdsPackageNamesOfEveryKind() {
        assertThat(VendorCatalog.standard().packages())
                .hasSizeGreaterThan(40)
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*"))
                .contains("io.minio", "com.xero", "com.openai", "com.docusign", "com.stripe", "com.sendgrid")
                .contains("com.shopify", "com.facebook", "com.bettercloud.vault");
    }
}
