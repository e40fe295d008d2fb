package dev.keyport.port;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is and needs, told without calling it. Immutable.
 *
 * @param slug its name in the API and in the database
 * @param label its name for people
 * @param category how work reaches it
 * @param authType how a connection proves who it is; anything but {@link AuthType#NONE} needs a credential to be enabled
 * @param capabilities what it can do
 * @param configSchema a JSON Schema (draft 2020-12) that the non-secret configuration must satisfy; it should refuse unknown
 *     properties, so that a secret that was pasted into the wrong field is never stored in the clear
 * @param allowedHosts the hosts that a credential may be sent to, as {@link Destination#isWithin} reads them: names in lower
 *     case, {@code *.} with a name for every name below it, or {@code *}. Not empty when a credential is needed
 * @param documentation the provider's page on how to get a credential, when there is one
 * @param conformance what the contract kit proved of its adapter; null when nothing is known. An adapter leaves it out: the
 *     catalog reads it from the adapter's jar
 */
public record ProviderDescriptor(
        ProviderSlug slug,
        String label,
        ProviderCategory category,
        AuthType authType,
        List<Capability> capabilities,
        String configSchema,
        Set<String> allowedHosts,
        @Nullable URI documentation,
        @Nullable Conformance conformance) {

    /** A configuration schema for a provider that has nothing to configure. */
    public static final String NO_CONFIG = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false}""";

    public ProviderDescriptor {
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(authType, "authType");
        Objects.requireNonNull(configSchema, "configSchema");
        capabilities = List.copyOf(capabilities);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** A descriptor as an adapter writes it: nothing is said of what was proven. */
    public ProviderDescriptor(
            ProviderSlug slug,
            String label,
            ProviderCategory category,
            AuthType authType,
            List<Capability> capabilities,
            String configSchema,
            Set<String> allowedHosts,
            @Nullable URI documentation) {
        this(slug, label, category, authType, capabilities, configSchema, allowedHosts, documentation, null);
    }

    /** The same, with what the contract kit proved. */
    public ProviderDescriptor withConformance(Conformance proven) {
        return new ProviderDescriptor(
                slug, label, category, authType, capabilities, configSchema, allowedHosts, documentation, proven);
    }

    /** Whether it only simulates: it calls nobody. */
    public boolean simulated() {
        return slug.equals(ProviderSlug.NOOP);
    }

    /** Whether a connection cannot be enabled before a credential is stored. */
    public boolean needsCredential() {
        return authType != AuthType.NONE;
    }
}
