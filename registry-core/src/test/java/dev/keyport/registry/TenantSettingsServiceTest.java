package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.IntegrationDomain;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TenantSettingsServiceTest {

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    @Test
    void get_neverChosen_allOff() {
        assertThat(keyport.settings.get(ACME)).isEqualTo(new TenantSettings(false, false, false));
    }

    @Test
    void update_flags_areKeptForThisTenantOnly() {
        keyport.settings.update(ACME, before -> new TenantSettings(true, false, true));

        assertThat(keyport.settings.get(ACME)).isEqualTo(new TenantSettings(true, false, true));
        assertThat(keyport.settings.get(GLOBEX)).isEqualTo(TenantSettings.DEFAULT);
    }

    @Test
    void update_nothingChanges_writesNoEvent() {
        keyport.settings.update(ACME, before -> before);

        assertThat(keyport.admin("select type from keyport.event")).isEmpty();
    }

    @Test
    void requireEnabled_flagOff_isRefusedUntilItIsOn() {
        assertThatThrownBy(() -> keyport.guard.requireEnabled(ACME.tenant(), IntegrationDomain.ACCOUNTING))
                .isInstanceOf(IntegrationDisabledException.class);

        keyport.settings.update(ACME, before -> new TenantSettings(true, false, false));

        keyport.guard.requireEnabled(ACME.tenant(), IntegrationDomain.ACCOUNTING);
        assertThatThrownBy(() -> keyport.guard.requireEnabled(ACME.tenant(), IntegrationDomain.AI))
                .isInstanceOf(IntegrationDisabledException.class);
        assertThatThrownBy(() -> keyport.guard.requireEnabled(GLOBEX.tenant(), IntegrationDomain.ACCOUNTING))
                .isInstanceOf(IntegrationDisabledException.class);
    }

    @Test
    void requireEnabled_paymentAndNotification_areAlwaysOn() {
        keyport.guard.requireEnabled(ACME.tenant(), IntegrationDomain.PAYMENT);
        keyport.guard.requireEnabled(ACME.tenant(), IntegrationDomain.NOTIFICATION);
    }
}
