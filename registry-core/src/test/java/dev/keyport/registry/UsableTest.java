package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.port.IntegrationDomain.PAYMENT;
import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static dev.keyport.registry.RegistryFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.Caller;
import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What people may use of each domain. */
class UsableTest {

    private static final Caller MEMBER = caller("acme", Role.MEMBER);

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    @Test
    void usable_nothingConfigured_isOffOrSimulatedByFlag() {
        List<DomainUse> uses = keyport.registry.usable(MEMBER);

        assertThat(uses).extracting(DomainUse::domain).isEqualTo(keyport.catalog.domains());
        assertThat(of(ACCOUNTING, MEMBER).state()).isEqualTo(DomainUse.State.DOMAIN_OFF);
        assertThat(of(ACCOUNTING, MEMBER).capabilities()).isEmpty();
        assertThat(of(PAYMENT, MEMBER).state()).isEqualTo(DomainUse.State.SIMULATED);
        assertThat(of(PAYMENT, MEMBER).provider()).isEqualTo(ProviderSlug.NOOP);
    }

    @Test
    void usable_roles_seeWhatTheyMayUse() {
        assertThat(ids(of(PAYMENT, MEMBER))).containsExactly("check_payment", "take_payment");
        assertThat(ids(of(PAYMENT, caller("acme", Role.MANAGER))))
                .containsExactly("check_payment", "refund_payment", "take_payment");
    }

    @Test
    void usable_connectionSwitchedOnAndOff_followsForItsTenantOnly() {
        keyport.settings.update(ACME, before -> new TenantSettings(true, false, false));
        keyport.domains.configure(ACME, ACCOUNTING, KeyedAccounting.SLUG, null);
        assertThat(of(ACCOUNTING, MEMBER).state()).isEqualTo(DomainUse.State.CONNECTION_OFF);
        assertThat(of(ACCOUNTING, MEMBER).capabilities()).isEmpty();

        keyport.setKey(ACME, "sk-of-acme");
        keyport.domains.toggle(ACME, ACCOUNTING, true);

        assertThat(of(ACCOUNTING, MEMBER).state()).isEqualTo(DomainUse.State.OPEN);
        assertThat(of(ACCOUNTING, MEMBER).provider()).isEqualTo(KeyedAccounting.SLUG);
        assertThat(of(ACCOUNTING, GLOBEX).state()).isEqualTo(DomainUse.State.DOMAIN_OFF);
    }

    @Test
    void usable_capabilitySwitchedOff_leavesItOut() {
        keyport.domains.configure(ACME, PAYMENT, ProviderSlug.NOOP, null);
        keyport.domains.toggle(ACME, PAYMENT, true);
        keyport.switches("{\"take_payment\":false}");

        assertThat(of(PAYMENT, MEMBER).state()).isEqualTo(DomainUse.State.SIMULATED);
        assertThat(ids(of(PAYMENT, MEMBER))).containsExactly("check_payment");
    }

    @Test
    void usable_anything_writesNoEvent() {
        keyport.registry.usable(MEMBER);

        assertThat(keyport.admin("select type from keyport.event")).isEmpty();
    }

    private DomainUse of(IntegrationDomain domain, Caller caller) {
        return keyport.registry.usable(caller).stream()
                .filter(use -> use.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(DomainUse use) {
        return use.capabilities().stream().map(Capability::id).toList();
    }
}
