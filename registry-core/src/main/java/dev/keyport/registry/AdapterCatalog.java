package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Destination;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The adapters that are installed, by domain and provider. Made once from explicit factories; immutable, thread-safe.
 *
 * <p>Every domain has a {@code noop} provider, which serves tenants that configured nothing.
 */
public final class AdapterCatalog {

    private final Map<IntegrationDomain, Map<ProviderSlug, AdapterFactory<?>>> factories = new LinkedHashMap<>();
    private final Map<Class<?>, Integer> ordinals = new HashMap<>();
    private final List<IntegrationDomain> domains;

    /**
     * @param installed one factory for each domain and provider
     * @throws IllegalArgumentException when two factories have the same domain and slug (both are named), two ports claim one
     *     domain, a port has no {@link PortDomain}, a domain has no {@code noop} provider, or an adapter needs a credential and
     *     does not say to which hosts it may be sent
     */
    public AdapterCatalog(Collection<? extends AdapterFactory<?>> installed) {
        Map<IntegrationDomain, Class<?>> ports = new LinkedHashMap<>();
        for (AdapterFactory<?> factory : installed) {
            IntegrationDomain domain = domainOf(factory.port());
            requireSamePort(domain, ports.putIfAbsent(domain, factory.port()), factory.port());
            requireHosts(factory);
            add(domain, factory);
        }
        domains = inDisplayOrder(factories.keySet());
        for (IntegrationDomain domain : domains) {
            if (!providersOf(domain).containsKey(ProviderSlug.NOOP)) {
                throw new IllegalArgumentException(
                        "the domain " + domain + " has no provider " + ProviderSlug.NOOP + " to fall back to");
            }
            ordinals.put(ports.get(domain), domains.indexOf(domain));
        }
    }

    /** All domains, the built-in ones first. */
    public List<IntegrationDomain> domains() {
        return domains;
    }

    /** The providers that are installed for a domain, in the order of their registration; none for an unknown domain. */
    public List<ProviderDescriptor> providers(IntegrationDomain domain) {
        return providersOf(domain).values().stream()
                .map(AdapterFactory::descriptor)
                .toList();
    }

    /** The factory of a provider, when it is installed. */
    public Optional<AdapterFactory<?>> find(IntegrationDomain domain, ProviderSlug provider) {
        return Optional.ofNullable(providersOf(domain).get(provider));
    }

    AdapterFactory<?> noOp(IntegrationDomain domain) {
        return find(domain, ProviderSlug.NOOP)
                .orElseThrow(() -> new IllegalStateException("the constructor checked that it is there"));
    }

    /**
     * The domain that a port serves.
     *
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public IntegrationDomain domain(Class<? extends IntegrationPort> port) {
        return domains.get(ordinal(port));
    }

    /** The place of the port's domain in {@link #domains()}. */
    int ordinal(Class<? extends IntegrationPort> port) {
        Integer ordinal = ordinals.get(port);
        if (ordinal == null) {
            throw new IllegalArgumentException("no adapter is installed for the port " + port.getName());
        }
        return ordinal;
    }

    private Map<ProviderSlug, AdapterFactory<?>> providersOf(IntegrationDomain domain) {
        return factories.getOrDefault(domain, Map.of());
    }

    private void add(IntegrationDomain domain, AdapterFactory<?> factory) {
        ProviderSlug slug = factory.descriptor().slug();
        AdapterFactory<?> other = factories
                .computeIfAbsent(domain, unused -> new LinkedHashMap<>())
                .putIfAbsent(slug, factory);
        if (other != null) {
            throw new IllegalArgumentException("two adapters for domain " + domain + " and provider " + slug + ": "
                    + other.getClass().getName() + " and " + factory.getClass().getName());
        }
    }

    private static IntegrationDomain domainOf(Class<?> port) {
        PortDomain domain = port.getAnnotation(PortDomain.class);
        if (domain == null) {
            throw new IllegalArgumentException("the port " + port.getName() + " has no @PortDomain");
        }
        return new IntegrationDomain(domain.value());
    }

    private static void requireSamePort(IntegrationDomain domain, @Nullable Class<?> known, Class<?> port) {
        if (known != null && known != port) {
            throw new IllegalArgumentException(
                    "two ports for domain " + domain + ": " + known.getName() + " and " + port.getName());
        }
    }

    private static void requireHosts(AdapterFactory<?> factory) {
        ProviderDescriptor descriptor = factory.descriptor();
        if (descriptor.needsCredential() && descriptor.allowedHosts().isEmpty()) {
            throw new IllegalArgumentException(
                    factory.getClass().getName() + " needs a credential and names no host that it may be sent to");
        }
        if (!descriptor.allowedHosts().stream().allMatch(Destination::isAllowedHost)) {
            throw new IllegalArgumentException(factory.getClass().getName()
                    + " allows a host that is no name in lower case, no '*.' with one, and not '*'");
        }
    }

    private static List<IntegrationDomain> inDisplayOrder(Collection<IntegrationDomain> installed) {
        List<IntegrationDomain> ordered = new ArrayList<>(IntegrationDomain.BUILT_IN);
        ordered.retainAll(installed);
        installed.stream().filter(domain -> !ordered.contains(domain)).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
