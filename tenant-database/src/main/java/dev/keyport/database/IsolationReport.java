package dev.keyport.database;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a verification tried, check by check.
 *
 * @param checks in the order in which they ran
 */
public record IsolationReport(List<IsolationCheck> checks) {

    public IsolationReport {
        checks = List.copyOf(checks);
    }

    /** The same report with further checks behind it. */
    public IsolationReport and(List<IsolationCheck> more) {
        return new IsolationReport(Stream.concat(checks.stream(), more.stream()).toList());
    }

    /** Whether no check has a finding. */
    public boolean passed() {
        return checks.stream().allMatch(IsolationCheck::passed);
    }
}
