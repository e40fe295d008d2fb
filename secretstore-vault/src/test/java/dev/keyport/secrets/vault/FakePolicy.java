package dev.keyport.secrets.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The policy that docs/vault.md tells operators to write: whatever the code asks for beyond it is refused. */
final class FakePolicy {

    private static final Pattern RULE = Pattern.compile("path \"([^\"]+)\" \\{ capabilities = \\[([^]]+)] }");

    private final List<Rule> rules;

    private FakePolicy(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern path, Set<String> capabilities) {

        private static Rule of(MatchResult found) {
            String path =
                    found.group(1).replace(".", "\\.").replace("+", "[^/]+").replaceAll("\\*$", ".*");
            return new Rule(
                    Pattern.compile(path),
                    Set.of(found.group(2).replace("\"", "").split(", ")));
        }
    }

    static FakePolicy documented() {
        try {
            return of(Files.readString(Path.of("..", "docs", "vault.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakePolicy of(String text) {
        return new FakePolicy(RULE.matcher(text).results().map(Rule::of).toList());
    }

    boolean allows(String path, String capability) {
        return rules.stream()
                .anyMatch(rule -> rule.path().matcher(path).matches()
                        && rule.capabilities().contains(capability));
    }

    /** The same without the rules whose path ends so. */
    FakePolicy without(String end) {
        return new FakePolicy(rules.stream()
                .filter(rule -> !rule.path().pattern().endsWith(end))
                .toList());
    }
}
