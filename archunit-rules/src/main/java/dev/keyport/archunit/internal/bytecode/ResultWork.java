package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lambdas that call a port for somebody else, or are given its result, and what becomes of it. */
final class ResultWork {

    private static final List<String> RESULT = List.of("dev.keyport.port.PortResult");
    /** What holds the result of a lambda, when a call returns it: the result itself, by a type variable, or a later one. */
    private static final Set<String> HOLDERS = Set.of(
            "java/lang/Object",
            "java/util/Optional",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/CompletionStage",
            "java/util/concurrent/Future",
            "java/util/concurrent/ScheduledFuture");
    /** These hold on to what a lambda makes for them. */
    private static final List<String> KEEPERS = List.of("java.util.Map", "java.util.Collection");

    private static final String ATOMICS = "java/util/concurrent/atomic/";

    private final CodeBase code;

    ResultWork(CodeBase code) {
        this.code = code;
    }

    boolean isResult(Type type) {
        return type.getSort() == Type.OBJECT && code.isA(type.getInternalName(), RESULT);
    }

    /** Whether the instruction makes a lambda that returns the result of a port call, without a look at it. */
    boolean yieldsResult(AbstractInsnNode made) {
        return Lambdas.calledAs(made)
                        .filter(type -> isResult(type.getReturnType()))
                        .isPresent()
                && Lambdas.implementation(made)
                        .flatMap(handle -> code.find(handle.getOwner(), handle.getName(), handle.getDesc()))
                        .filter(this::looksAtResults)
                        .isEmpty();
    }

    private boolean looksAtResults(Method method) {
        return Stream.of(method.node().instructions.toArray())
                .anyMatch(instruction -> instruction instanceof MethodInsnNode call
                        && (isResult(Type.getObjectType(call.owner))
                                || Stream.of(Type.getArgumentTypes(call.desc)).anyMatch(this::isResult)));
    }

    /** Whether it makes a consumer of results that never looks at the one it is given. */
    boolean ignoresResult(AbstractInsnNode made) {
        return Lambdas.madeFor(made)
                        .filter("java/util/function/Consumer"::equals)
                        .isPresent()
                && Lambdas.calledAs(made)
                        .filter(type -> isResult(type.getArgumentTypes()[0]))
                        .isPresent()
                && Lambdas.implementation(made)
                        .flatMap(handle -> code.find(handle.getOwner(), handle.getName(), handle.getDesc()))
                        .filter(method -> method.isLambda() && !readsLastParameter(method))
                        .isPresent();
    }

    /** Calls that return what such a lambda returned, to nobody. */
    Stream<String> dropped(Method method, Origins.Result origins) {
        return Stream.of(method.node().instructions.toArray())
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> origins.isReached(call) && !origins.isUsed(call))
                .filter(call -> isGivenWork(origins, call) || runsAfterWork(origins, call))
                .map(call -> method.at(call, "drops the result of a port call in <" + DroppedResults.name(call) + ">"));
    }

    private boolean isGivenWork(Origins.Result origins, MethodInsnNode call) {
        return HOLDERS.contains(Type.getReturnType(call.desc).getInternalName())
                && !call.owner.startsWith(ATOMICS)
                && !code.isA(call.owner, KEEPERS)
                && IntStream.range(0, Type.getArgumentTypes(call.desc).length)
                        .anyMatch(below -> origins.of(call, below).stream().anyMatch(this::yieldsResult));
    }

    /** {@code CompletionStage.thenRun}: what comes after the call, and is not told its result. */
    private boolean runsAfterWork(Origins.Result origins, MethodInsnNode call) {
        return call.name.startsWith("thenRun")
                && origins.of(call, Type.getArgumentTypes(call.desc).length).stream()
                        .anyMatch(
                                before -> before instanceof MethodInsnNode receiver && isGivenWork(origins, receiver));
    }

    private static boolean readsLastParameter(Method method) {
        Type[] parameters = Type.getArgumentTypes(method.node().desc);
        int slot = method.isStatic() ? 0 : 1;
        for (int index = 0; index < parameters.length - 1; index++) {
            slot += parameters[index].getSize();
        }
        int last = slot;
        return Stream.of(method.node().instructions.toArray())
                .anyMatch(instruction -> instruction instanceof VarInsnNode variable
                        && variable.getOpcode() == Opcodes.ALOAD
                        && variable.var == last);
    }
}
