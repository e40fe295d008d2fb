package dev.keyport.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.payment.PaymentProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdapterCatalogTest {

    @Test
    void constructor_sameDomainAndSlugTwice_failsAndNamesBoth() {
        List<AdapterFactory<?>> twice = RegistryFixture.withVendor();
        twice.add(new OtherFactory());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(twice))
                .withMessageContaining(KeyedAccounting.Factory.class.getName())
                .withMessageContaining(OtherFactory.class.getName());
    }

    @Test
    void constructor_domainWithoutNoOp_fails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(List.of(new KeyedAccounting.Factory())))
                .withMessageContaining("accounting")
                .withMessageContaining("noop");
    }

    @Test
    void constructor_twoPortsForOneDomain_fails() {
        List<AdapterFactory<?>> installed = RegistryFixture.withVendor();
        installed.add(factory(RivalPort.class));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(installed))
                .withMessageContaining(RivalPort.class.getName());
    }

    @Test
    void constructor_portWithoutDomain_fails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(List.of(factory(IntegrationPort.class))))
                .withMessageContaining("@PortDomain");
    }

    @Test
    void constructor_credentialWithoutHosts_failsAndNamesTheFactory() {
        assertRefused(Set.of(), "names no host");
    }

    @Test
    void constructor_hostThatCanMatchNothing_failsAndNamesTheFactory() {
        assertRefused(Set.of("API.example.com"), "allows a host");
        assertRefused(Set.of("https://api.example.com"), "allows a host");
    }

    @Test
    void constructor_capabilityThatThePortDoesNotHave_failsAndNamesBoth() {
        assertRefused(List.of(new Capability("take_payment", "Take", "Takes.")), "take_payment which the port");
    }

    @Test
    void constructor_capabilityTwice_fails() {
        Capability sync = new Capability("sync_invoice", "Sync", "Syncs.");

        assertRefused(List.of(sync, new Capability("sync_invoice", "Again", "Again.")), "sync_invoice twice");
    }

    @Test
    void constructor_capabilityForALowerRoleThanThePort_fails() {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(new StandIn<>(
                PaymentProvider.class, List.of(new Capability("refund_payment", "Refund", "Refunds.")), call -> null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(installed))
                .withMessageContaining("refund_payment for the role member where the port asks for manager");
    }

    @Test
    void constructor_methodWithoutCapability_failsAndNamesIt() {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(factory(OpenPort.class));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(installed))
                .withMessageContaining("anything")
                .withMessageContaining(OpenPort.class.getName());
    }

    private static void assertRefused(List<Capability> capabilities, String message) {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(new StandIn<>(AccountingProvider.class, capabilities, call -> null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(installed))
                .withMessageContaining(StandIn.class.getName())
                .withMessageContaining(message);
    }

    private static void assertRefused(Set<String> hosts, String message) {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(new HostsFactory(hosts));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdapterCatalog(installed))
                .withMessageContaining(HostsFactory.class.getName())
                .withMessageContaining(message);
    }

    @Test
    void domains_noOpsInAnyOrder_builtInOrder() {
        List<AdapterFactory<?>> reversed = RegistryFixture.noOps();
        List<AdapterFactory<?>> copy = new ArrayList<>(reversed);
        Collections.reverse(copy);

        assertThat(new AdapterCatalog(copy).domains()).isEqualTo(IntegrationDomain.BUILT_IN);
    }

    /** Redeclares what every port has, and adds a method that says nothing of capabilities. */
    @PortDomain("open")
    public interface OpenPort extends IntegrationPort {

        @Override
        String providerId();

        void anything();
    }

    @PortDomain("accounting")
    interface RivalPort extends IntegrationPort {}

    private record HostsFactory(Set<String> hosts) implements AdapterFactory<AccountingProvider> {

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    KeyedAccounting.SLUG,
                    "Hosts",
                    ProviderCategory.API,
                    AuthType.BASIC,
                    List.of(),
                    ProviderDescriptor.NO_CONFIG,
                    hosts,
                    null);
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new KeyedAccounting(context);
        }
    }

    private static final class OtherFactory implements AdapterFactory<AccountingProvider> {

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new KeyedAccounting.Factory().descriptor();
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new KeyedAccounting(context);
        }
    }

    private static <P extends IntegrationPort> AdapterFactory<P> factory(Class<P> port) {
        return new AdapterFactory<>() {
            @Override
            public Class<P> port() {
                return port;
            }

            @Override
            public ProviderDescriptor descriptor() {
                return new KeyedAccounting.Factory().descriptor();
            }

            @Override
            public P create(ConnectionContext context) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
