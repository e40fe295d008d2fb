package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertNamed;
import static dev.keyport.archunit.Planted.assertViolated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.planted.vendorshown.adapters.one.OneAdapter;
import com.planted.vendorshown.adapters.one.OneException;
import com.planted.vendorthrown.adapters.stripe.StripeChecks;
import com.planted.vendorthrown.adapters.stripe.StripeLookup;
import com.planted.vendorthrown.adapters.stripe.StripePayment;
import com.planted.vendorthrown.adapters.stripe.StripeRefunds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void vendor_inAnotherVendorsAdapter_isViolated() {
        assertViolated(
                "stranger",
                "each vendor SDK is used in its own adapter only",
                com.planted.stranger.adapters.xero.XeroAccounting.class);
    }

    @Test
    void vendorException_thrown_isViolated() {
        assertViolated(
                "vendorthrown",
                "no adapter throws a vendor's exception",
                StripePayment.class,
                StripeChecks.class,
                StripeLookup.class,
                StripeRefunds.class);
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
                        "ports depend on nothing but the JDK, JSpecify, jakarta.inject and port-common",
                        "vendor SDKs are used in adapters only"),
                com.planted.portlibrary.port.kyc.KycPort.class);
    }

    @Test
    void standardCatalog_holdsPackageNamesOfEveryKind() {
        assertThat(VendorCatalog.standard().packages())
                .hasSizeGreaterThan(100)
                .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9_]*)*"))
                .contains("io.minio", "com.xero", "com.openai", "com.docusign", "com.stripe", "com.sendgrid")
                .contains("com.shopify", "com.facebook.ads", "com.bettercloud.vault")
                .doesNotContain(
                        "com.facebook", "com.linkedin", "com.hubspot", "com.intuit", "com.alipay", "com.salesforce");
    }

    @Test
    void withFile_readsATeamsOwnVendors(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ours.txt"), "# ours\n\npayment  acme  com.acme.pay\n");

        assertThat(VendorCatalog.standard().withFile(file).packages()).contains("com.acme.pay", "com.stripe");
    }

    @Test
    void withFile_lineThatIsNone_isShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ours.txt"), "com.acme.pay\n");

        assertThatThrownBy(() -> VendorCatalog.standard().withFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": com.acme.pay");
    }

    @Test
    void standard_readsTheTeamsFileOnTheClassPath() {
        assertThat(VendorCatalog.standard().packages()).contains("com.planted.vendor");
    }
}
