package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Tells lambdas that run at once from those that are put off: to another thread, or until something has ended. */
final class Deferral {

    private static final Set<String> OTHER_THREADS =
            Set.of("java/util/concurrent/", "java/lang/Thread", "java/util/Timer", "org/springframework/transaction/");
    private static final Set<String> LATER =
            Set.of("add", "after", "later", "defer", "register", "schedule", "submit", "enqueue", "oncommit");
    private static final Set<String> KEEPING = Set.of("offer", "push", "put", "putIfAbsent", "set");

    private Deferral() {}

    /** The lambdas that are given to these calls of the method, when they run before the call returns, as far as its name tells. */
    static Stream<Handle> callbacks(Method method, List<AbstractInsnNode> calls) {
        if (Stream.of(method.node().instructions.toArray())
                .noneMatch(made -> Lambdas.implementation(made).isPresent())) {
            return Stream.empty();
        }
        Origins.Result origins = Origins.of(method);
        return calls.stream()
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> origins.isReached(call) && !isPutOff(call))
                .filter(call -> !Transactions.isAside(call, origins))
                .flatMap(call -> arguments(origins, call));
    }

    private static Stream<Handle> arguments(Origins.Result origins, MethodInsnNode call) {
        return Stream.iterate(0, below -> below < Type.getArgumentTypes(call.desc).length, below -> below + 1)
                .flatMap(below -> origins.of(call, below).stream())
                .flatMap(origin -> Lambdas.implementation(origin).stream());
    }

    static boolean isPutOff(MethodInsnNode call) {
        String name = call.name.toLowerCase(Locale.ROOT);
        return call.owner.endsWith("Executor")
                || OTHER_THREADS.stream().anyMatch(call.owner::startsWith)
                || (call.owner.startsWith("java/util/") && KEEPING.contains(call.name))
                || LATER.stream().anyMatch(name::startsWith);
    }
}
