package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods that run what they are given inside of a transaction. */
final class Transactions {

    private static final Set<String> JDBI = Set.of("inTransaction", "useTransaction", "withHandle", "useHandle");
    private static final Set<String> CALLBACK = Set.of("execute", "executeWithoutResult");
    private static final Set<String> RUNNER = Set.of("run", "call");
    private static final Set<String> EBEAN = Set.of("execute", "executeCall");
    private static final String SUSPENDING = "suspendingExisting";

    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("dev.keyport.database.TenantDatabase", Set.of("inTransaction", "withoutTenant", "query")),
            Map.entry("org.jdbi.v3.core.Jdbi", JDBI),
            Map.entry("org.jdbi.v3.core.Handle", Set.of("inTransaction", "useTransaction")),
            Map.entry("org.jdbi.v3.sqlobject.transaction.Transactional", Set.of("inTransaction", "useTransaction")),
            Map.entry("org.springframework.transaction.support.TransactionOperations", CALLBACK),
            Map.entry("org.springframework.transaction.reactive.TransactionalOperator", Set.of("execute")),
            Map.entry("io.quarkus.narayana.jta.QuarkusTransaction", RUNNER),
            Map.entry("io.quarkus.narayana.jta.TransactionRunnerOptions", RUNNER),
            Map.entry("io.quarkus.hibernate.reactive.panache.Panache", Set.of("withTransaction")),
            Map.entry(
                    "io.micronaut.transaction.TransactionOperations", Set.of("execute", "executeRead", "executeWrite")),
            Map.entry("org.jooq.DSLContext", Set.of("transaction", "transactionResult")),
            Map.entry("org.hibernate.SessionFactory", Set.of("inTransaction", "fromTransaction")),
            Map.entry("jakarta.persistence.EntityManagerFactory", Set.of("runInTransaction", "callInTransaction")),
            Map.entry("com.mongodb.client.ClientSession", Set.of("withTransaction")),
            Map.entry("io.ebean.DB", EBEAN),
            Map.entry("io.ebean.Database", EBEAN));

    private static final List<String> OWNERS = List.copyOf(DOORS.keySet());

    private Transactions() {}

    static boolean isDoor(CodeBase code, MethodInsnNode call) {
        return code.isA(call.owner, OWNERS)
                && DOORS.entrySet().stream()
                        .anyMatch(door -> door.getValue().contains(call.name) && code.isA(call.owner, door.getKey()));
    }

    static boolean isKnown(CodeBase code, String internalName) {
        return code.isA(internalName, OWNERS);
    }

    /** Whether the call runs its work after it has put the transaction aside that may be open: {@code suspendingExisting()}. */
    static boolean isAside(MethodInsnNode call, Origins.Result origins) {
        return call.getOpcode() != Opcodes.INVOKESTATIC
                && origins.of(call, Type.getArgumentTypes(call.desc).length).stream()
                        .anyMatch(Transactions::putsAside);
    }

    private static boolean putsAside(AbstractInsnNode origin) {
        return origin instanceof MethodInsnNode call && call.name.equals(SUSPENDING);
    }
}
