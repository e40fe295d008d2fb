package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IntegrationRegistryTest {

    private static final CustomerSyncRequest CUSTOMER =
            new CustomerSyncRequest("Hoosen & Partners", null, null, null, null, null, null);

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    @Test
    void resolve_nothingConfigured_isTheNoOpAndSaysSo() {
        AccountingSyncResult result = sync(ACME.tenant());

        assertThat(result.outcome()).isEqualTo(Outcome.SIMULATED);
        assertThat(result.externalReferenceId()).startsWith("NOOP-");
    }

    @Test
    void resolve_configuredAndEnabled_isBoundToTheTenantsKeyAndConfig() {
        enableVendor("sk-of-acme");

        AccountingSyncResult result = sync(ACME.tenant());

        assertThat(result.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(result.externalReferenceId()).isEqualTo("acme/sk-of-acme/{region=za}");
        assertThat(sync(GLOBEX.tenant()).outcome()).isEqualTo(Outcome.SIMULATED);
    }

    @Test
    void resolve_afterDisabling_isTheNoOp() {
        enableVendor("sk-of-acme");
        sync(ACME.tenant());

        keyport.domains.toggle(ACME, IntegrationDomain.ACCOUNTING, false);

        assertThat(sync(ACME.tenant()).outcome()).isEqualTo(Outcome.SIMULATED);
    }

    @Test
    void resolve_newKey_isUsedFromTheNextResolutionOn() {
        enableVendor("sk-old");
        AccountingProvider before = keyport.registry.resolve(ACME.tenant(), AccountingProvider.class);

        keyport.setKey(ACME, "sk-new");

        assertThat(sync(ACME.tenant()).externalReferenceId()).contains("sk-new");
        assertThat(before.syncCustomer(CUSTOMER).externalReferenceId())
                .as("a call that is under way still opens the key before")
                .contains("sk-old");
    }

    @Test
    void resolve_adapterNoLongerInstalled_simulatesWarnsOnceAndMarksTheConnection() {
        enableVendor("sk-of-acme");
        AdapterCatalog without = new AdapterCatalog(RegistryFixture.noOps());
        for (int node = 0; node < 2; node++) {
            IntegrationRegistry registry = new IntegrationRegistry(
                    keyport.database, without, new TenantSnapshots(keyport.database, without, keyport.secrets));

            assertThat(registry.resolve(ACME.tenant(), AccountingProvider.class)
                            .syncCustomer(CUSTOMER)
                            .outcome())
                    .isEqualTo(Outcome.SIMULATED);
            assertThatThrownBy(() -> registry.require(ACME.tenant(), AccountingProvider.class))
                    .hasMessageContaining("not installed");
        }

        assertThat(keyport.admin("select type from keyport.event where level = 'warning'"))
                .containsExactly("integration.adapter_missing");
        assertThat(keyport.admin("select health from keyport.connection")).containsExactly("failing");
    }

    @Test
    void require_onlySimulated_throwsAndSaysWhy() {
        assertFailure(FailureKind.CONFIGURATION, "no provider is configured");

        keyport.domains.configure(ACME, IntegrationDomain.ACCOUNTING, KeyedAccounting.SLUG, null);
        assertFailure(FailureKind.DISABLED, "disabled");

        keyport.domains.configure(ACME, IntegrationDomain.ACCOUNTING, ProviderSlug.NOOP, null);
        keyport.domains.toggle(ACME, IntegrationDomain.ACCOUNTING, true);
        assertFailure(FailureKind.CONFIGURATION, "only simulates");
    }

    @Test
    void require_configuredAndEnabled_isTheAdapter() {
        enableVendor("sk-of-acme");

        assertThat(keyport.registry
                        .require(ACME.tenant(), AccountingProvider.class)
                        .providerId())
                .isEqualTo("keyed");
    }

    @Test
    void resolve_keyRemovedUnderACallUnderWay_failsWithConfiguration() {
        enableVendor("sk-of-acme");
        AccountingProvider before = keyport.registry.resolve(ACME.tenant(), AccountingProvider.class);

        keyport.domains.removeKey(ACME, IntegrationDomain.ACCOUNTING);

        assertThatThrownBy(() -> before.syncCustomer(CUSTOMER))
                .isInstanceOfSatisfying(
                        IntegrationException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION));
    }

    private void enableVendor(String key) {
        keyport.domains.configure(ACME, IntegrationDomain.ACCOUNTING, KeyedAccounting.SLUG, "{\"region\":\"za\"}");
        keyport.setKey(ACME, key);
        keyport.domains.toggle(ACME, IntegrationDomain.ACCOUNTING, true);
    }

    private AccountingSyncResult sync(TenantId tenant) {
        return keyport.registry.resolve(tenant, AccountingProvider.class).syncCustomer(CUSTOMER);
    }

    private void assertFailure(FailureKind kind, String message) {
        assertThatThrownBy(() -> keyport.registry.require(ACME.tenant(), AccountingProvider.class))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        IntegrationException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
