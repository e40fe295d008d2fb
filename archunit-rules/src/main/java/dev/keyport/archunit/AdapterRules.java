package dev.keyport.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

final class AdapterRules {

    private AdapterRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(
                Rules.noDependency(
                        "adapters do not depend on each other",
                        "each can be left out, and each vendor can be left, alone",
                        Packages.insideAny(layout.adapters()),
                        dependency -> PortRules.siblings(layout.adapters(), dependency)),
                Rules.noDependency(
                        "adapters do not depend on the core",
                        "an adapter knows its port, and not who calls it",
                        Packages.insideAny(layout.adapters()),
                        dependency -> Packages.withinAny(dependency.getTargetClass(), layout.core())),
                Rules.noDependency(
                        "the core does not depend on adapters",
                        "the core works with any adapter, those of other teams included",
                        Packages.insideAny(layout.core()),
                        dependency -> Packages.withinAny(dependency.getTargetClass(), layout.adapters())),
                Rules.noDependency(
                        "nothing depends on the host",
                        "the host wires the parts; a part that knows it cannot be used without it",
                        Packages.inside(layout.base()).and(not(Packages.inside(layout.host()))),
                        dependency -> Packages.within(dependency.getTargetClass(), layout.host())));
    }
}
