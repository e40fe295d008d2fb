package dev.keyport.host.page;

import dev.keyport.port.IntegrationDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that a connection is created with. Immutable.
 *
 * @param groups the providers, by domain
 * @param chosen which is chosen; empty before the first choice
 */
record NewConnection(List<Group> groups, Optional<Chosen> chosen, LabelField label, Optional<Notice> notice) {

    /**
     * @param connected by slug, whether the organization has it already
     */
    record Group(
            IntegrationDomain domain,
            String name,
            List<ProviderWords> providers,
            Map<ProviderWords, Boolean> connected) {}

    record Chosen(IntegrationDomain domain, ProviderWords provider, ConfigForm form) {

        /** The value of the choice. */
        String value() {
            return NewConnection.value(domain, provider);
        }
    }

    static String value(IntegrationDomain domain, ProviderWords provider) {
        return domain + "/" + provider.slug();
    }

    boolean isChosen(IntegrationDomain domain, ProviderWords provider) {
        return chosen.map(Chosen::value)
                .map(value -> value.equals(value(domain, provider)))
                .orElse(false);
    }
}
