package dev.keyport.host.page;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.AdapterCatalog;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a provider is called and what it does.
 *
 * @param simulated whether nobody is called
 * @param keyPage where a key is created; empty when nobody knows
 */
record ProviderWords(
        ProviderSlug slug, String label, String description, boolean simulated, boolean needsKey, String keyPage) {

    static ProviderWords of(ProviderDescriptor provider, Texts texts) {
        boolean simulated = provider.simulated();
        return new ProviderWords(
                provider.slug(),
                simulated ? texts.of("provider.simulated") : provider.label(),
                simulated ? texts.of("provider.simulated.description") : description(provider, texts),
                simulated,
                provider.needsCredential(),
                Optional.ofNullable(provider.documentation())
                        .filter(page -> "https".equals(page.getScheme()))
                        .map(URI::toString)
                        .orElse(""));
    }

    /** A provider by its slug; one that is not installed any more is called by it. */
    static ProviderWords of(AdapterCatalog catalog, IntegrationDomain domain, ProviderSlug slug, Texts texts) {
        return catalog.find(domain, slug)
                .map(factory -> of(factory.descriptor(), texts))
                .orElseGet(() -> new ProviderWords(
                        slug, slug.value(), texts.of("provider.missing.description"), true, false, ""));
    }

    private static String description(ProviderDescriptor provider, Texts texts) {
        String can = provider.capabilities().stream().map(texts::label).collect(Collectors.joining(", "));
        String needs = texts.of("provider.needs." + provider.authType().name().toLowerCase(Locale.ROOT));
        return can.isEmpty() ? needs : texts.of("provider.can", can) + " " + needs;
    }
}
