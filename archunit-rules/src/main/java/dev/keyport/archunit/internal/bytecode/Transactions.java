package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            "javax.transaction.Transactional");
    private static final Set<String> SUSPENDING = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

    private Transactions() {}

    static boolean isDoor(CodeBase code, MethodInsnNode call) {
        return DOORS.entrySet().stream()
                .anyMatch(door -> door.getValue().contains(call.name) && code.isA(call.owner, door.getKey()));
    }

    static boolean isMarked(JavaClass type, Method method) {
        return type.getMethods().stream()
                .filter(candidate -> isSame(candidate, method))
                .anyMatch(candidate -> ANNOTATIONS.stream()
                        .anyMatch(annotation -> candidate.isAnnotatedWith(annotation)
                                ? runsInOne(candidate, annotation)
                                : type.isAnnotatedWith(annotation) && runsInOne(type, annotation)));
    }

    /** Whether the class depends on anything that opens a transaction. */
    static boolean isRelevant(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(target -> ANNOTATIONS.contains(target.getName())
                        || DOORS.keySet().stream().anyMatch(target::isAssignableTo));
    }

    private static boolean runsInOne(HasAnnotations<?> annotated, String annotation) {
        return annotated.getAnnotationOfType(annotation).getProperties().values().stream()
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
