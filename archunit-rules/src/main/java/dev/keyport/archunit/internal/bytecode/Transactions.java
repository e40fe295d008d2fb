package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** What opens a transaction: methods that take the work, and methods that are marked. */
final class Transactions {

    /** The methods that run what they are given inside of a transaction, by the class that has them. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "dev.keyport.database.TenantDatabase", Set.of("inTransaction", "withoutTenant", "query"),
            "org.jdbi.v3.core.Jdbi", Set.of("inTransaction", "useTransaction", "withHandle", "useHandle"),
            "org.jdbi.v3.core.Handle", Set.of("inTransaction", "useTransaction"),
            "org.springframework.transaction.support.TransactionOperations", Set.of("execute", "executeWithoutResult"),
            "io.quarkus.narayana.jta.QuarkusTransaction", Set.of("run", "call"),
            "io.quarkus.narayana.jta.TransactionRunnerOptions", Set.of("run", "call"),
            "org.jooq.DSLContext", Set.of("transaction", "transactionResult"));

    private static final List<String> ANNOTATIONS = List.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional",
            "io.micronaut.transaction.annotation.Transactional",
            "io.micronaut.transaction.annotation.TransactionalAdvice");
    private static final Set<String> SUSPENDING = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

    private Transactions() {}

    static boolean isDoor(CodeBase code, MethodInsnNode call) {
        return DOORS.entrySet().stream()
                .anyMatch(door -> door.getValue().contains(call.name) && code.isA(call.owner, door.getKey()));
    }

    static boolean isMarked(JavaClass type, Method method) {
        if (type.getMethods().stream().noneMatch(candidate -> isSame(candidate, method))) {
            return false;
        }
        return ANNOTATIONS.stream()
                .anyMatch(annotation -> places(type, method)
                        .filter(place -> isMarked(place, annotation))
                        .findFirst()
                        .filter(place -> runsInOne(place, annotation))
                        .isPresent());
    }

    /** Where the mark of a method can be, the nearest first: on it, on its class, and the same of what the class is derived from. */
    private static Stream<HasAnnotations<?>> places(JavaClass type, Method method) {
        return Stream.concat(Stream.of(type), parents(type))
                .flatMap(place -> Stream.concat(
                        place.getMethods().stream().filter(candidate -> isSame(candidate, method)), Stream.of(place)));
    }

    private static boolean isMarked(HasAnnotations<?> place, String annotation) {
        return place.isAnnotatedWith(annotation) || place.isMetaAnnotatedWith(annotation);
    }

    /** Whether the class depends on anything that opens a transaction. */
    static boolean isRelevant(JavaClass type) {
        return Stream.concat(Stream.of(type), parents(type))
                .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .anyMatch(target -> isMark(target) || DOORS.keySet().stream().anyMatch(target::isAssignableTo));
    }

    private static Stream<JavaClass> parents(JavaClass type) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .filter(parent -> !parent.getName().startsWith("java."));
    }

    private static boolean isMark(JavaClass type) {
        return ANNOTATIONS.contains(type.getName())
                || (type.isAnnotation() && ANNOTATIONS.stream().anyMatch(type::isMetaAnnotatedWith));
    }

    private static boolean runsInOne(HasAnnotations<?> annotated, String annotation) {
        return !annotated.isAnnotatedWith(annotation)
                || annotated.getAnnotationOfType(annotation).getProperties().values().stream()
                        .map(String::valueOf)
                        .noneMatch(value -> SUSPENDING.stream().anyMatch(value::contains));
    }

    private static boolean isSame(JavaMethod candidate, Method method) {
        return candidate.getName().equals(method.node().name)
                && Arrays.equals(
                        candidate.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toArray(),
                        Arrays.stream(Type.getArgumentTypes(method.node().desc))
                                .map(Transactions::className)
                                .toArray());
    }

    private static String className(Type type) {
        return type.getSort() == Type.ARRAY ? type.getDescriptor().replace('/', '.') : type.getClassName();
    }
}
