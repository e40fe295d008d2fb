package dev.keyport.database;

import java.util.List;
import java.util.Objects;

/**
 * What one kind of attempt to cross from one tenant to another led to. Immutable.
 *
 * @param name of the check
 * @param meaning what holds when it passes
 * @param attempted how many attempts were made
 * @param refused how many of them were refused
 * @param findings what was not refused, naming the object and never what is in it; empty when the check passes
 */
public record IsolationCheck(String name, String meaning, long attempted, long refused, List<String> findings) {

    public IsolationCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
        findings = List.copyOf(findings);
    }

    /** Whether everything was refused that had to be. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
