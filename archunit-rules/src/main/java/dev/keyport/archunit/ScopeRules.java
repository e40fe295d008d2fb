package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Collection;
import java.util.List;

final class ScopeRules {

    private ScopeRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(ArchRuleDefinition.classes()
                .should(new ImportCondition(layout))
                .as("something is imported")
                .because("rules that look at nothing keep nothing")
                .allowEmptyShould(true));
    }

    private static final class ImportCondition extends ArchCondition<JavaClass> {

        private final HexagonLayout layout;
        private boolean anything;
        private boolean anyPortOrAdapter;

        ImportCondition(HexagonLayout layout) {
            super("be imported");
            this.layout = layout;
        }

        @Override
        public void init(Collection<JavaClass> types) {
            anything = types.stream().anyMatch(Packages.inside(layout.base()));
            anyPortOrAdapter =
                    types.stream().anyMatch(Packages.inside(layout.ports()).or(Packages.insideAny(layout.adapters())));
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {}

        @Override
        public void finish(ConditionEvents events) {
            if (!anything) {
                violated(events, "no class of " + layout.base() + " was imported: is the package on the class path?");
            } else if (!anyPortOrAdapter) {
                violated(
                        events,
                        "neither a port in " + layout.ports() + " nor an adapter in " + layout.adapters()
                                + " was imported: does the layout name the right packages?");
            }
        }

        private void violated(ConditionEvents events, String message) {
            events.add(SimpleConditionEvent.violated(layout, message));
        }
    }
}
