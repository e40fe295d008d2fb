package dev.keyport.archunit.internal.bytecode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call is to a transaction that is begun and ended by hand. */
enum Step {
    NONE,
    BEGIN,
    END,
    /** What was open is given back, without a word about its end. */
    CLOSE;

    private static final Set<String> ENDING = Set.of("commit", "rollback");
    private static final String AUTO_COMMIT = "setAutoCommit";

    /** The methods that begin one, by the class that has them; a pool may hand out connections that do not commit by themselves. */
    private static final Map<String, Set<String>> BEGINNING = Map.ofEntries(
            Map.entry("javax.sql.DataSource", Set.of("getConnection")),
            Map.entry("java.sql.DriverManager", Set.of("getConnection")),
            Map.entry("org.jdbi.v3.core.Handle", Set.of("begin")),
            Map.entry("jakarta.transaction.UserTransaction", Set.of("begin")),
            Map.entry("jakarta.transaction.TransactionManager", Set.of("begin")),
            Map.entry("javax.transaction.UserTransaction", Set.of("begin")),
            Map.entry("javax.transaction.TransactionManager", Set.of("begin")),
            Map.entry("jakarta.persistence.EntityTransaction", Set.of("begin")),
            Map.entry("javax.persistence.EntityTransaction", Set.of("begin")),
            Map.entry("org.hibernate.SharedSessionContract", Set.of("beginTransaction")),
            Map.entry("org.springframework.transaction.PlatformTransactionManager", Set.of("getTransaction")),
            Map.entry("io.micronaut.transaction.SynchronousTransactionManager", Set.of("getTransaction")),
            Map.entry("io.quarkus.narayana.jta.QuarkusTransaction", Set.of("begin")),
            Map.entry("org.apache.ibatis.session.SqlSessionFactory", Set.of("openSession")),
            Map.entry("io.ebean.DB", Set.of("beginTransaction")),
            Map.entry("io.ebean.Database", Set.of("beginTransaction")));

    private static final List<String> CONNECTION = List.of("java.sql.Connection");
    private static final List<String> KNOWN = Stream.of(
                    BEGINNING.keySet().stream(),
                    CONNECTION.stream(),
                    Stream.of("org.apache.ibatis.session.SqlSession", "io.ebean.Transaction"))
            .flatMap(names -> names)
            .toList();
    private static final Map<String, List<String>> BY_METHOD = byMethod();

    static boolean isKnown(CodeBase code, String internalName) {
        return code.isA(internalName, KNOWN);
    }

    static Step of(CodeBase code, MethodInsnNode call) {
        List<String> beginning = BY_METHOD.get(call.name);
        if (beginning != null && code.isA(call.owner, beginning)) {
            return BEGIN;
        }
        if (call.name.equals(AUTO_COMMIT) && code.isA(call.owner, CONNECTION)) {
            return ofAutoCommit(call.getPrevious());
        }
        if (ENDING.contains(call.name) && !isToSavepoint(call) && isKnown(code, call.owner)) {
            return END;
        }
        return call.name.equals("close") && isKnown(code, call.owner) ? CLOSE : NONE;
    }

    /** What is not said as a constant puts back what was before. */
    private static Step ofAutoCommit(AbstractInsnNode value) {
        return switch (value.getOpcode()) {
            case Opcodes.ICONST_0 -> BEGIN;
            case Opcodes.ICONST_1 -> END;
            default -> NONE;
        };
    }

    private static boolean isToSavepoint(MethodInsnNode call) {
        return Stream.of(Type.getArgumentTypes(call.desc))
                .anyMatch(type -> type.getInternalName().equals("java/sql/Savepoint"));
    }

    private static Map<String, List<String>> byMethod() {
        Map<String, List<String>> owners = new HashMap<>();
        BEGINNING.forEach((owner, methods) -> methods.forEach(method -> owners.merge(
                method,
                List.of(owner),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList())));
        return Map.copyOf(owners);
    }
}
