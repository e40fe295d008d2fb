package dev.keyport.host.page;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.event.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An event for a person.
 *
 * @param text what happened
 * @param about to what, and how; empty when the event does not say
 */
record EventLine(Instant at, Tone tone, String text, String about, String actor) {

    private static final String SYSTEM = "system";

    static EventLine of(LoggedEvent event, AdapterCatalog catalog, Texts texts) {
        JsonNode meta = ConfigValues.tree(event.meta());
        String key = key(event.type(), meta.path("health").asString(""), texts);
        return new EventLine(
                event.at(),
                switch (event.level()) {
                    case "error" -> Tone.BAD;
                    case "warning" -> Tone.WARNING;
                    default -> Tone.NEUTRAL;
                },
                texts.has(key) ? texts.of(key) : event.message(),
                String.join(" · ", about(meta, catalog, texts)),
                event.actor().equals(SYSTEM) ? texts.of("actor.system") : event.actor());
    }

    private static String key(String type, String health, Texts texts) {
        String key = "event." + type;
        return texts.has(key + "." + health) ? key + "." + health : key;
    }

    private static List<String> about(JsonNode meta, AdapterCatalog catalog, Texts texts) {
        List<String> about = new ArrayList<>();
        String domain = meta.path("domain").asString("");
        String provider = meta.path("providerSlug").asString("");
        if (!domain.isEmpty()) {
            IntegrationDomain of = new IntegrationDomain(domain);
            about.add(DomainWords.of(of, texts).name());
            if (!provider.isEmpty()) {
                about.add(ProviderWords.of(catalog, of, new ProviderSlug(provider), texts)
                        .label());
            }
        }
        addFlag(about, meta, "accountingEnabled", IntegrationDomain.ACCOUNTING, texts);
        addFlag(about, meta, "aiEnabled", IntegrationDomain.AI, texts);
        addFlag(about, meta, "documentSigningEnabled", IntegrationDomain.DOCUMENT_SIGNING, texts);
        capability(meta, catalog, texts).ifPresent(about::add);
        add(about, meta, "outcome", "outcome.", texts);
        add(about, meta, "failureKind", "failure.", texts);
        add(about, meta, "reason", "reason.", texts);
        add(about, meta, "account", "", texts);
        return about;
    }

    /** As its provider calls it; by its id when nobody knows it any more. */
    private static Optional<String> capability(JsonNode meta, AdapterCatalog catalog, Texts texts) {
        String id = meta.path("capability").asString("");
        String domain = meta.path("domain").asString("");
        if (id.isEmpty() || domain.isEmpty()) {
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        }
        return catalog.providers(new IntegrationDomain(domain)).stream()
                .filter(provider ->
                        provider.slug().value().equals(meta.path("providerSlug").asString("")))
                .flatMap(provider -> provider.capabilities().stream())
                .filter(capability -> capability.id().equals(id))
                .map(texts::label)
                .findFirst()
                .or(() -> Optional.of(id));
    }

    private static void addFlag(List<String> about, JsonNode meta, String name, IntegrationDomain domain, Texts texts) {
        if (meta.path(name).isBoolean()) {
            String done = meta.path(name).booleanValue() ? "flag.on.done" : "flag.off.done";
            about.add(texts.of(done, DomainWords.of(domain, texts).name()));
        }
    }

    private static void add(List<String> about, JsonNode meta, String name, String prefix, Texts texts) {
        String value = meta.path(name).asString("");
        if (!value.isEmpty()) {
            about.add(texts.has(prefix + value) ? texts.of(prefix + value) : value);
        }
    }
}
