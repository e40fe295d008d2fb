package dev.keyport.database;

import java.util.ArrayList;
import java.util.List;

/** Counts attempts and keeps what should not have happened. */
final class Tally {

    private long attempted;
    private long refused;
    private final List<String> findings = new ArrayList<>();

    /** The attempt must be refused, or concern no row. */
    void expectNothing(String what, Attempt attempt) {
        count(what, attempt, attempt.cameToNothing());
    }

    /** The attempt must be refused by name, whatever rows there are. */
    void expectDenied(String what, Attempt attempt) {
        count(what, attempt, attempt.denied());
    }

    /** The attempt is one that must work, for the others to show anything; it is not counted. */
    void expectRows(String what, Attempt attempt, long rows) {
        if (attempt.rows() != rows) {
            finding(what + " shows nothing about the isolation: " + attempt.outcome());
        }
    }

    /** Counts an attempt of which only the answer matters. */
    void expect(boolean asItMust, String finding) {
        attempted++;
        if (asItMust) {
            refused++;
        } else {
            finding(finding);
        }
    }

    void finding(String text) {
        findings.add(text);
    }

    IsolationCheck of(Attack attack) {
        return new IsolationCheck(attack.name(), attack.meaning(), attempted, refused, findings);
    }

    private void count(String what, Attempt attempt, boolean asItMust) {
        expect(asItMust, what + ": " + attempt.outcome());
    }
}
