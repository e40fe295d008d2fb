package dev.keyport.host.page;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.event.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        Optional<IntegrationDomain> domain = name(meta, "domain", IntegrationDomain::new);
        Optional<ProviderSlug> provider = name(meta, "providerSlug", ProviderSlug::new);
        domain.ifPresent(of -> {
            about.add(DomainWords.of(of, texts).name());
            provider.ifPresent(
                    slug -> about.add(ProviderWords.of(catalog, of, slug, texts).label()));
        });
        addFlag(about, meta, "accountingEnabled", IntegrationDomain.ACCOUNTING, texts);
        addFlag(about, meta, "aiEnabled", IntegrationDomain.AI, texts);
        addFlag(about, meta, "documentSigningEnabled", IntegrationDomain.DOCUMENT_SIGNING, texts);
        String capability = meta.path("capability").asString("");
        if (!capability.isEmpty()) {
            about.add(domain.flatMap(of -> provider.flatMap(slug -> catalog.find(of, slug)))
                    .flatMap(factory -> label(factory.descriptor(), capability, texts))
                    .orElse(capability));
        }
        add(about, meta, "outcome", "outcome.", texts);
        add(about, meta, "failureKind", "failure.", texts);
        add(about, meta, "reason", "reason.", texts);
        add(about, meta, "account", "", texts);
        return about;
    }

    /** Empty when it is no such name: a team writes events with details of its own. */
    private static <T> Optional<T> name(JsonNode meta, String member, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(meta.path(member).asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> label(ProviderDescriptor provider, String capability, Texts texts) {
        return provider.capabilities().stream()
                .filter(known -> known.id().equals(capability))
                .map(texts::label)
                .findFirst();
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
