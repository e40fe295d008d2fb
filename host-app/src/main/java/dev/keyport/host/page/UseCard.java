package dev.keyport.host.page;

import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.DomainUse;
import java.util.List;

/** A domain for somebody who uses it and does not see how it is configured. */
record UseCard(DomainWords words, Tone tone, String state, String explanation, List<String> capabilities) {

    static UseCard of(DomainUse use, AdapterCatalog catalog, Texts texts) {
        DomainWords words = DomainWords.of(use.domain(), texts);
        String provider =
                ProviderWords.of(catalog, use.domain(), use.provider(), texts).label();
        return switch (use.state()) {
            case OPEN -> card(words, Tone.GOOD, "open", provider, use, texts);
            case SIMULATED -> card(words, Tone.SIMULATED, "simulated", provider, use, texts);
            case DOMAIN_OFF, CONNECTION_OFF -> card(words, Tone.NEUTRAL, "off", provider, use, texts);
        };
    }

    private static UseCard card(
            DomainWords words, Tone tone, String state, String provider, DomainUse use, Texts texts) {
        return new UseCard(
                words,
                tone,
                texts.of("use." + state),
                texts.of("use." + state + ".explanation", provider),
                use.capabilities().stream().map(texts::label).toList());
    }
}
