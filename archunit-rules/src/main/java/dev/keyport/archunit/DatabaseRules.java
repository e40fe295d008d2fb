package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import dev.keyport.archunit.internal.bytecode.HandleEscapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one door to the database. Constants for the usual layout. */
public final class DatabaseRules {

    @ArchTest
    public static final ArchRule NO_JDBI_HANDLE_OUTSIDE_THE_DOOR = noHandleOutsideTheDoor(Rules.IMPORTED);

    private static final String JDBI = "org.jdbi.v3.core.Jdbi";
    /** Where an object may hold the handle of the transaction that it is made for and ends with. */
    private static final String UNITS_OF_WORK = ".internal.jdbi.";

    private static final String LIBRARY = "org.jdbi.";
    private static final String DOOR = "dev.keyport.database.";
    private static final String HANDLE = "org.jdbi.v3.core.Handle";

    private DatabaseRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        List<ArchRule> rules = new ArrayList<>(List.of(noHandleOutsideTheDoor(layout)));
        if (!layout.database().isEmpty()) {
            rules.add(noConnectionOutsideTheDoor(layout));
        }
        return List.copyOf(rules);
    }

    private static ArchRule noHandleOutsideTheDoor(HexagonLayout layout) {
        return Rules.codeBase(
                layout,
                "no JDBI handle is opened beside the one door, kept or handed on",
                "a handle without the tenant's context sees the wrong rows, or none, and one that is kept outlives its transaction",
                parts -> {
                    List<JavaClass> users = parts.own().stream()
                            .filter(type -> !parts.database().contain(type) && usesJdbi(type))
                            .toList();
                    HandleEscapes escapes = new HandleEscapes(new CodeBase(users));
                    return users.stream()
                            .flatMap(type -> Stream.of(opened(type), kept(type), escapes.found(type)))
                            .flatMap(Function.identity());
                });
    }

    private static ArchRule noConnectionOutsideTheDoor(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "only " + String.join(" and ", layout.database()) + " opens database connections",
                "a connection without the tenant's context sees the wrong rows, or none",
                parts -> type -> parts.database().contain(type)
                        ? Stream.empty()
                        : type.getAccessesFromSelf().stream()
                                .filter(DatabaseRules::opensConnection)
                                .map(JavaAccess::getDescription));
    }

    private static boolean usesJdbi(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> CodeBase.element(dependency.getTargetClass()).getName())
                .anyMatch(name -> name.startsWith(LIBRARY) || name.startsWith(DOOR));
    }

    private static Stream<String> opened(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> opensHandle(access.getTarget()))
                .map(JavaAccess::getDescription);
    }

    private static boolean opensHandle(AccessTarget target) {
        return CodeBase.isBelow(target.getOwner(), JDBI)
                || (CodeBase.isBelow(target.getOwner(), HANDLE)
                        && (target.getName().equals("<init>")
                                || target.getName().equals("open")));
    }

    /** Fields that hold one, and methods that return one, also inside of something else. */
    private static Stream<String> kept(JavaClass type) {
        boolean unitOfWork = (type.getPackageName() + ".").contains(UNITS_OF_WORK);
        Stream<JavaMember> fields = type.getFields().stream()
                .filter(field -> !unitOfWork || field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getAllInvolvedRawTypes().stream().anyMatch(DatabaseRules::isHandle))
                .map(JavaMember.class::cast);
        Stream<JavaMember> methods = type.getMethods().stream()
                .filter(method ->
                        method.getReturnType().getAllInvolvedRawTypes().stream().anyMatch(DatabaseRules::isHandle))
                .map(JavaMember.class::cast);
        return Stream.concat(fields, methods)
                .map(member -> member.getDescription() + " holds a handle in " + member.getSourceCodeLocation());
    }

    private static boolean isHandle(JavaClass type) {
        return CodeBase.isBelow(CodeBase.element(type), HANDLE) || CodeBase.isBelow(CodeBase.element(type), JDBI);
    }

    private static boolean opensConnection(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return CodeBase.isBelow(owner, "java.sql.DriverManager")
                || (CodeBase.isBelow(owner, "javax.sql.DataSource") && name.equals("getConnection"))
                || (CodeBase.isBelow(owner, "java.sql.Driver") && name.equals("connect"));
    }
}
