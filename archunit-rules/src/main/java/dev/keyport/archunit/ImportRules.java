package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** There is something to look at. Never freeze this one. */
public final class ImportRules {

    @ArchTest
    public static final ArchRule SOMETHING_IS_IMPORTED = somethingIsImported(Rules.IMPORTED);

    private ImportRules() {}

    static ArchRule somethingIsImported(HexagonLayout layout) {
        return Rules.codeBase(
                layout, "something is imported", "rules that look at nothing keep nothing", ImportRules::missing);
    }

    private static Stream<String> missing(Parts parts) {
        HexagonLayout layout = parts.layout();
        if (parts.own().isEmpty()) {
            return Stream.of("no class " + (layout.base().isEmpty() ? "" : "of " + layout.base() + " ")
                    + "was imported: is the package on the class path?");
        }
        Packages ports = new Packages(layout.ports()).exact();
        Packages adapters = new Packages(layout.adapters()).exact();
        boolean named = !ports.isEmpty() || !adapters.isEmpty();
        Predicate<JavaClass> found = type -> ports.contain(type) || adapters.contain(type);
        return named && parts.own().stream().noneMatch(found)
                ? Stream.of("neither a port in " + List.of(ports) + " nor an adapter in " + List.of(adapters)
                        + " was imported: does the layout name the right packages?")
                : Stream.empty();
    }
}
