package dev.keyport.host.page;

import dev.keyport.port.IntegrationDomain;
import java.util.Locale;
import java.util.Set;

/**
 * What a domain is called and what it is for; for one of another team that no text is there for, something that fits.
 *
 * @param icon a symbol of {@code icons.svg}
 */
record DomainWords(String name, String purpose, String icon) {

    private static final Set<String> ICONS = Set.of(
            "accounting", "ai", "document_signing", "payment", "notification", "commerce", "social", "vendor_service");

    static DomainWords of(IntegrationDomain domain, Texts texts) {
        String value = domain.value();
        String name = texts.has("domain." + value + ".name") ? texts.of("domain." + value + ".name") : readable(value);
        return new DomainWords(
                name,
                texts.orElse("domain." + value + ".purpose", "domain.other.purpose", name),
                ICONS.contains(value) ? "domain-" + value : "domain-other");
    }

    private static String readable(String value) {
        String words = value.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
