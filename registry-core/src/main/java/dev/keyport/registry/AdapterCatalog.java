package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Capability;
import dev.keyport.port.Destination;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.RequiresCapability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private final Map<AdapterFactory<?>, Map<String, Capability>> offered = new IdentityHashMap<>();
    private final Map<AdapterFactory<?>, ProviderDescriptor> descriptors = new IdentityHashMap<>();
    private final List<IntegrationDomain> domains;
    private final List<PortMethods> methods;

    /**
     * @param installed one factory for each domain and provider
     * @throws IllegalArgumentException when two factories have the same domain and slug (both are named), two ports claim one
     *     domain, a port has no {@link PortDomain} or a method without {@link RequiresCapability}, a domain has no {@code noop}
     *     provider, an adapter needs a credential and does not say to which hosts it may be sent, or it declares a capability
     *     that its port does not have, or has for higher roles only, or brings a conformance file that cannot be its own
     */
    public AdapterCatalog(Collection<? extends AdapterFactory<?>> installed) {
        Map<IntegrationDomain, Class<?>> ports = new LinkedHashMap<>();
        Map<IntegrationDomain, PortMethods> methodsOf = new HashMap<>();
        for (AdapterFactory<?> factory : installed) {
            IntegrationDomain domain = domainOf(factory.port());
            requireSamePort(domain, ports.putIfAbsent(domain, factory.port()), factory.port());
            requireHosts(factory);
            add(domain, factory);
            descriptors.put(factory, described(domain, factory));
            PortMethods port = methodsOf.computeIfAbsent(domain, unused -> new PortMethods(factory.port()));
            offered.put(
                    factory,
                    port.offeredBy(factory.descriptor(), factory.getClass().getName()));
        }
        domains = inDisplayOrder(factories.keySet());
        for (IntegrationDomain domain : domains) {
            if (!providersOf(domain).containsKey(ProviderSlug.NOOP)) {
                throw new IllegalArgumentException(
                        "the domain " + domain + " has no provider " + ProviderSlug.NOOP + " to fall back to");
            }
            ordinals.put(ports.get(domain), domains.indexOf(domain));
        }
        methods = domains.stream().map(methodsOf::get).toList();
    }

    /** All domains, the built-in ones first. */
    public List<IntegrationDomain> domains() {
        return domains;
    }

    /**
     * The providers that are installed for a domain, in the order of their registration; none for an unknown domain. Each tells
     * what the contract kit proved of its adapter, where the adapter's jar says so.
     */
    public List<ProviderDescriptor> providers(IntegrationDomain domain) {
        return providersOf(domain).values().stream()
                .map(factory -> descriptors.getOrDefault(factory, factory.descriptor()))
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

    /** What the provider of an installed factory can do, by the ids of the capabilities. */
    Map<String, Capability> offered(AdapterFactory<?> factory) {
        return offered.getOrDefault(factory, Map.of());
    }

    /** The methods of the port that serves a domain. */
    PortMethods methods(int ordinal) {
        return methods.get(ordinal);
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

    private static ProviderDescriptor described(IntegrationDomain domain, AdapterFactory<?> factory) {
        ProviderDescriptor descriptor = factory.descriptor();
        return ConformanceFile.read(factory, domain, descriptor.slug())
                .map(descriptor::withConformance)
                .orElse(descriptor);
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
