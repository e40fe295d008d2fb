package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Conformance;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads what the contract kit wrote down of an adapter, from the jar that the adapter's factory is in. */
final class ConformanceFile {

    private static final int MAX_BYTES = 256 * 1024;

    private ConformanceFile() {}

    /**
     * Empty when the adapter brings none.
     *
     * @throws IllegalArgumentException when it brings one that is of another adapter, or that is not as the kit writes it
     */
    static Optional<Conformance> read(AdapterFactory<?> factory, IntegrationDomain domain, ProviderSlug provider) {
        String path = "/META-INF/keyport/conformance/" + domain + "-" + provider + ".json";
        try (InputStream in = factory.getClass().getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(parse(in.readNBytes(MAX_BYTES), domain, provider));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    factory.getClass().getName() + " brings " + path + ", which is not as the contract kit writes it",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static Conformance parse(byte[] json, IntegrationDomain domain, ProviderSlug provider) {
        JsonNode file = new ObjectMapper().readTree(json);
        if (!domain.value().equals(file.path("domain").asString(""))
                || !provider.value().equals(file.path("provider").asString(""))) {
            throw new IllegalArgumentException("it is of another adapter");
        }
        Map<String, Set<String>> checks = new LinkedHashMap<>();
        file.path("capabilities").properties().forEach(capability -> {
            Set<String> names = new HashSet<>();
            capability.getValue().values().forEach(name -> names.add(name.asString("")));
            checks.put(capability.getKey(), names);
        });
        return new Conformance(file.path("kitVersion").asString(""), checks);
    }
}
