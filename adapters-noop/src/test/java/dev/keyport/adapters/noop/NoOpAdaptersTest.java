package dev.keyport.adapters.noop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoOpAdaptersTest {

    private static final List<AdapterFactory<?>> FACTORIES = NoOpAdapters.factories(Clock.systemUTC());

    @Test
    void factories_serveEveryBuiltInDomainInItsOrder() {
        assertThat(FACTORIES)
                .extracting(factory -> factory.port().getAnnotation(PortDomain.class))
                .extracting(domain -> new IntegrationDomain(domain.value()))
                .containsExactlyElementsOf(IntegrationDomain.BUILT_IN);
    }

    @Test
    void create_anyConnection_makesASimulatedAdapterOfThePortWithoutOpeningTheCredential() {
        ConnectionContext context = new ConnectionContext(
                new TenantId("acme"), new ConnectionId(UUID.randomUUID()), ProviderSlug.NOOP, Map.of(), kind -> {
                    throw new AssertionError("the credential was opened");
                });

        assertThat(FACTORIES).allSatisfy(factory -> {
            IntegrationPort adapter = factory.create(context);
            assertThat(adapter).isInstanceOf(factory.port());
            assertThat(adapter.simulated()).isTrue();
        });
    }

    @Test
    void descriptors_needNoCredentialAndReachNobody() {
        assertThat(FACTORIES).extracting(AdapterFactory::descriptor).allSatisfy(descriptor -> {
            assertThat(descriptor.slug()).isEqualTo(ProviderSlug.NOOP);
            assertThat(descriptor.label()).isEqualTo("Simulation");
            assertThat(descriptor.category()).isEqualTo(ProviderCategory.API);
            assertThat(descriptor.authType()).isEqualTo(AuthType.NONE);
            assertThat(descriptor.needsCredential()).isFalse();
            assertThat(descriptor.allowedHosts()).isEmpty();
            assertThat(descriptor.documentation()).isNull();
        });
    }

    @Test
    void descriptors_nameTheirCapabilities() {
        assertThat(FACTORIES)
                .extracting(AdapterFactory::descriptor)
                .flatExtracting(ProviderDescriptor::capabilities)
                .allSatisfy(capability -> {
                    assertThat(capability.label()).isNotBlank();
                    assertThat(capability.description()).endsWith(".");
                })
                .extracting(Capability::id)
                .containsExactly(
                        "sync_invoice",
                        "sync_customer",
                        "generate_text",
                        "summarize",
                        "suggest_categories",
                        "send_for_signature",
                        "check_signature",
                        "download_signed",
                        "take_payment",
                        "refund_payment",
                        "check_payment",
                        "send_message",
                        "import_orders",
                        "sync_products",
                        "import_customers",
                        "post_instagram_product",
                        "vendor_handoff_invoice",
                        "create_work_order");
    }
}
