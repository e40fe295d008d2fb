package dev.keyport.database;

import java.util.List;
import java.util.Objects;

/**
 * One thing that was tried against the isolation of tenants, and what came of it.
 *
 * @param name stable, lower case, words joined by {@code -}
 * @param meaning what was tried, in one sentence
 * @param attempted how many attempts were made; for a comparison, how many facts were compared
 * @param refused how many of them came to nothing, as they must
 * @param findings what did not; names tables, commands and SQL states, never what is in a row
 */
public record IsolationCheck(String name, String meaning, long attempted, long refused, List<String> findings) {

    public IsolationCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
        findings = List.copyOf(findings);
    }

    /** Whether there is no finding. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
