package dev.keyport.host.page;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.InvalidConfigException;

/** Finds what the provider's schema has against a form that is not saved anyway, so that nobody corrects it one by one. */
final class ConfigMistakes {

    private final PageServices services;

    ConfigMistakes(PageServices services) {
        this.services = services;
    }

    /**
     * With every mistake, each at its field.
     *
     * @param stored the configuration that is there; {@code {}} for none
     */
    ConfigForm all(Page page, IntegrationDomain domain, ProviderSlug provider, ConfigForm entered, String stored) {
        Caller caller = page.caller().caller();
        try {
            services.connections().checkConfig(caller, domain, provider, entered.json(stored, page.texts()));
            return entered;
        } catch (InvalidConfigException e) {
            return entered.refused(e, page.texts());
        }
    }
}
