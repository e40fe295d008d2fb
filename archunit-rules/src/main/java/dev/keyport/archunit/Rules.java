package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Collection;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes rules that pass when there is nothing to look at; {@link ImportRules} sees to it that there is something. */
final class Rules {

    /** Everything that was imported, in the usual layout: for rules that are constants. */
    static final HexagonLayout IMPORTED = HexagonLayout.of("");

    private Rules() {}

    static ArchRule noDependency(
            HexagonLayout layout,
            String as,
            String because,
            BiPredicate<Parts, JavaClass> of,
            BiPredicate<Parts, Dependency> forbidden) {
        return ownClasses(
                layout,
                as,
                because,
                parts -> type -> of.test(parts, type)
                        ? type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> forbidden.test(parts, dependency))
                                .map(Dependency::getDescription)
                        : Stream.empty());
    }

    static ArchRule noAccess(HexagonLayout layout, String as, String because, Predicate<JavaAccess<?>> forbidden) {
        return ownClasses(
                layout,
                as,
                because,
                parts -> type ->
                        type.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription));
    }

    /** A rule that is violated by every line that the function has to say of a class. */
    static ArchRule ownClasses(
            HexagonLayout layout,
            String as,
            String because,
            Function<Parts, Function<JavaClass, Stream<String>>> violationsOf) {
        return codeBase(layout, as, because, parts -> parts.own().stream().flatMap(violationsOf.apply(parts)));
    }

    /** A rule that is violated by every line that the function has to say of all classes together. */
    static ArchRule codeBase(
            HexagonLayout layout, String as, String because, Function<Parts, Stream<String>> violationsIn) {
        return ArchRuleDefinition.classes()
                .should(new CodeBaseCondition(layout, violationsIn))
                .as(as)
                .because(because)
                .allowEmptyShould(true);
    }

    private static final class CodeBaseCondition extends ArchCondition<JavaClass> {

        private final HexagonLayout layout;
        private final Function<Parts, Stream<String>> violationsIn;
        private Stream<String> violations = Stream.empty();

        CodeBaseCondition(HexagonLayout layout, Function<Parts, Stream<String>> violationsIn) {
            super("have no violation");
            this.layout = layout;
            this.violationsIn = violationsIn;
        }

        @Override
        public void init(Collection<JavaClass> imported) {
            violations = violationsIn.apply(new Parts(layout, imported));
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {}

        @Override
        public void finish(ConditionEvents events) {
            violations.distinct().forEach(line -> events.add(SimpleConditionEvent.violated(layout, line)));
        }
    }
}
