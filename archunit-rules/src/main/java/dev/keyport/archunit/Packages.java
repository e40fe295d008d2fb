package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package names as {@link HexagonLayout} has them: each stands for itself and all below it. */
final class Packages {

    private final List<String> names;
    private final List<Pattern> patterns;
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    Packages(Collection<String> names) {
        this.names = List.copyOf(names);
        this.patterns = names.stream().map(Packages::pattern).toList();
    }

    static Packages of(String... names) {
        return new Packages(List.of(names));
    }

    boolean contain(JavaClass type) {
        return contain(packageOf(type));
    }

    boolean contain(String packageName) {
        return asked.computeIfAbsent(
                packageName,
                name -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()));
    }

    /** The package directly below one of these in which the other one is; empty when it is in none. */
    Optional<String> childOf(String packageName) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(packageName);
            if (matcher.matches()) {
                return Optional.ofNullable(matcher.group("child")).map(child -> matcher.group("self") + child);
            }
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Those that name one package, without {@code ..}. */
    Packages exact() {
        return new Packages(names.stream().filter(name -> !name.contains("..")).toList());
    }

    static boolean within(String packageName, String parent) {
        return parent.isEmpty() || packageName.equals(parent) || packageName.startsWith(parent + ".");
    }

    static boolean hasSegment(String packageName, String segment) {
        return Arrays.asList(packageName.split("\\.", -1)).contains(segment);
    }

    /** The package of the class, or of what an array holds. */
    static String packageOf(JavaClass type) {
        return CodeBase.element(type).getPackageName();
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }

    private static Pattern pattern(String name) {
        String self = name.startsWith("..")
                ? "(?:[^.]+\\.)*?" + quoted(name.substring(2))
                : Arrays.stream(name.split("\\.\\.", -1))
                        .map(Packages::quoted)
                        .reduce((left, right) -> left + "(?:\\.[^.]+)*?\\." + right)
                        .orElse("");
        return Pattern.compile("(?<self>" + self + ")(?<child>\\.[^.]+)?(?:\\..*)?");
    }

    private static String quoted(String name) {
        return Pattern.quote(name);
    }
}
