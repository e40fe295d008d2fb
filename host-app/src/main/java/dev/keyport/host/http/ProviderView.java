package dev.keyport.host.http;

import dev.keyport.port.Capability;
import dev.keyport.port.Conformance;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.ProviderDescriptor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider as JSON. */
final class ProviderView {

    private ProviderView() {}

    static Map<String, @Nullable Object> of(ProviderDescriptor provider) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("slug", provider.slug().value());
        members.put("label", provider.label());
        members.put("category", lowerCase(provider.category()));
        members.put("authType", lowerCase(provider.authType()));
        members.put(
                "credentialKind",
                provider.authType()
                        .credentialKind()
                        .map(CredentialKind::wireName)
                        .orElse(null));
        members.put(
                "capabilities",
                provider.capabilities().stream().map(ProviderView::of).toList());
        members.put("configSchema", Json.tree(provider.configSchema()));
        members.put("allowedHosts", provider.allowedHosts().stream().sorted().toList());
        members.put(
                "documentation",
                provider.documentation() == null
                        ? null
                        : provider.documentation().toString());
        members.put("simulated", provider.simulated());
        members.put("conformance", conformance(provider));
        return members;
    }

    /** Only what the provider declares; null when nothing is known of it. */
    private static @Nullable Map<String, @Nullable Object> conformance(ProviderDescriptor provider) {
        Conformance proven = provider.conformance();
        if (proven == null) {
            return null;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kitVersion", proven.kitVersion());
        members.put(
                "capabilities",
                provider.capabilities().stream()
                        .map(Capability::id)
                        .filter(proven::proves)
                        .toList());
        return members;
    }

    /** A copy to add to. */
    static Map<String, @Nullable Object> of(Capability capability) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", capability.id());
        members.put("label", capability.label());
        members.put("description", capability.description());
        members.put("role", capability.role().lowerCaseName());
        return members;
    }

    static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
