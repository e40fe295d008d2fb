package dev.keyport.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

final class DatabaseRules {

    private static final String JDBI_HOME = ".internal.jdbi";

    private DatabaseRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        DescribedPredicate<JavaClass> others =
                Packages.inside(layout.base()).and(not(Packages.inside(layout.database())));
        return List.of(
                Rules.noDependency(
                        "JDBI is used in internal.jdbi packages only",
                        "SQL has one place in each module, and no handle leaves it",
                        others.and(describe("outside internal.jdbi", type -> !isJdbiHome(type))),
                        dependency -> Packages.within(dependency.getTargetClass(), "org.jdbi")),
                Rules.noAccess(
                        "only " + layout.database() + " opens database connections",
                        "a connection without the tenant's context sees the wrong rows, or none",
                        others,
                        DatabaseRules::opensConnection));
    }

    private static boolean isJdbiHome(JavaClass type) {
        return (type.getPackageName() + ".").contains(JDBI_HOME + ".");
    }

    private static boolean opensConnection(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return owner.isAssignableTo("java.sql.DriverManager")
                || (owner.isAssignableTo("javax.sql.DataSource") && name.equals("getConnection"))
                || (owner.isAssignableTo("java.sql.Driver") && name.equals("connect"));
    }
}
