package dev.keyport.port;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the contract kit proved of a provider's adapter, as the adapter's jar tells it. Whoever built the jar could have written
 * anything: it helps to choose, and protects from nothing. Immutable.
 *
 * @param kitVersion the version of the kit, at most 50 characters
 * @param checks by the id of a capability, or {@code test_connection}, the names of the checks that passed; at most 200 of each,
 *     with names of at most 100 characters
 */
public record Conformance(String kitVersion, Map<String, Set<String>> checks) {

    private static final int MAX_VERSION = 50;
    private static final int MAX_CHECKS = 200;
    private static final int MAX_NAME = 100;

    /**
     * @throws IllegalArgumentException when a text is blank or too long, or there are too many
     */
    public Conformance {
        Limits.filledText("kitVersion", kitVersion, MAX_VERSION);
        Limits.list("checks", checks.keySet().stream().toList(), 0, MAX_CHECKS);
        Map<String, Set<String>> copy = new TreeMap<>();
        checks.forEach((capability, names) -> copy.put(capability, names(names)));
        checks = Collections.unmodifiableMap(copy);
    }

    /** Whether all checks of this capability passed. */
    public boolean proves(String capability) {
        return checks.containsKey(capability);
    }

    private static Set<String> names(Set<String> names) {
        Limits.list("checks", names.stream().toList(), 1, MAX_CHECKS)
                .forEach(name -> Limits.filledText("checks", name, MAX_NAME));
        return Set.copyOf(names);
    }
}
