package dev.keyport.archunit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes rules that pass when there is nothing to look at; {@link ScopeRules} sees to it that there is something. */
final class Rules {

    private Rules() {}

    static ArchRule noDependency(
            String as, String because, DescribedPredicate<JavaClass> of, Predicate<Dependency> forbidden) {
        return none(
                as,
                because,
                of,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(forbidden)
                        .map(Dependency::getDescription));
    }

    static ArchRule noAccess(
            String as, String because, DescribedPredicate<JavaClass> of, Predicate<JavaAccess<?>> forbidden) {
        return none(
                as,
                because,
                of,
                type -> type.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription));
    }

    /** A rule that is violated by every line that the function has to say of a class. */
    static ArchRule none(
            String as,
            String because,
            DescribedPredicate<JavaClass> of,
            Function<JavaClass, Stream<String>> violationsOf) {
        ArchCondition<JavaClass> condition = new ArchCondition<>("have no violation") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violationsOf.apply(type).forEach(line -> events.add(SimpleConditionEvent.violated(type, line)));
            }
        };
        return ArchRuleDefinition.classes()
                .that(of)
                .should(condition)
                .as(as)
                .because(because)
                .allowEmptyShould(true);
    }
}
