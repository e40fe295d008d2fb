package dev.keyport.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Conformance;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.accounting.AccountingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceFileTest {

    @Test
    void providers_adapterThatBringsItsConformance_tellIt() {
        Conformance proven = new Conformance(
                "0.1.0",
                Map.of(
                        "sync_invoice", Set.of("cutAnswer_isNoSuccess", "success_saysWhatTheVendorSaid"),
                        "test_connection", Set.of("success_saysWhatTheVendorSaid")));

        assertThat(catalog("proven").providers(IntegrationDomain.ACCOUNTING))
                .filteredOn(provider -> provider.slug().value().equals("proven"))
                .singleElement()
                .extracting(ProviderDescriptor::conformance)
                .isEqualTo(proven);
    }

    @Test
    void providers_adapterThatBringsNone_tellNothing() {
        assertThat(catalog("modest").providers(IntegrationDomain.ACCOUNTING))
                .extracting(ProviderDescriptor::conformance)
                .containsOnlyNulls();
    }

    @Test
    void catalog_fileThatIsNotTheAdaptersOwn_isRefusedAndNamesBoth() {
        for (String slug : List.of("borrowed", "broken", "unnamed")) {
            assertThatIllegalArgumentException()
                    .as(slug)
                    .isThrownBy(() -> catalog(slug))
                    .withMessageContaining(Named.class.getName())
                    .withMessageContaining("accounting-" + slug + ".json");
        }
    }

    private static AdapterCatalog catalog(String slug) {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(new Named(slug));
        return new AdapterCatalog(installed);
    }

    private record Named(String slug) implements AdapterFactory<AccountingProvider> {

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            ProviderDescriptor like = new KeyedAccounting.Factory().descriptor();
            return new ProviderDescriptor(
                    new ProviderSlug(slug),
                    like.label(),
                    like.category(),
                    like.authType(),
                    like.capabilities(),
                    like.configSchema(),
                    like.allowedHosts(),
                    like.documentation());
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new KeyedAccounting(context);
        }
    }
}
