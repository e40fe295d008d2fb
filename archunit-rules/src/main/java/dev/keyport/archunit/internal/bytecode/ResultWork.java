package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.Optional;
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
            "java/util/concurrent/ScheduledFuture",
            "java/util/concurrent/StructuredTaskScope$Subtask");
    /** Methods of what holds a result, or several, that answer it, and those that answer how many there are. */
    private static final Set<String> OPENING =
            Set.of("get", "join", "resultNow", "orElseThrow", "findFirst", "findAny", "toList", "toArray", "collect");

    private static final Set<String> COUNTING = Set.of("count", "isPresent", "isEmpty");
    private static final Set<String> SAME_STREAM =
            Set.of("sequential", "parallel", "unordered", "limit", "skip", "onClose", "findFirst", "findAny");
    /** Of an executor: runs all work of the method. */
    private static final String ALL_AT_ONCE = "invokeAll";

    private static final String STREAM = "java/util/stream/Stream";
    private static final String FUNCTIONS = "java/util/function/";
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
        return ignoresResult(made, Set.of(FUNCTIONS + "Consumer"));
    }

    private boolean ignoresResult(AbstractInsnNode made, Set<String> functions) {
        Optional<Type> called = Lambdas.calledAs(made)
                .filter(type ->
                        Lambdas.madeFor(made).filter(functions::contains).isPresent())
                .filter(type -> isResult(type.getArgumentTypes()[0]));
        return called.isPresent()
                && Lambdas.implementation(made)
                        .flatMap(handle -> code.find(handle.getOwner(), handle.getName(), handle.getDesc()))
                        .filter(method ->
                                method.isLambda() && !reads(method, called.get().getArgumentTypes().length))
                        .isPresent();
    }

    /** Calls that hold such results, or take them out, for nobody. */
    Stream<String> dropped(Method method, Origins.Result origins) {
        return Stream.of(method.node().instructions.toArray())
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> origins.isReached(call) && drops(origins, call))
                .map(call -> method.at(call, "drops the result of a port call in <" + DroppedResults.name(call) + ">"));
    }

    private boolean drops(Origins.Result origins, MethodInsnNode call) {
        if (!origins.isUsed(call) && (isGivenWork(origins, call) || call.name.equals(ALL_AT_ONCE))) {
            return true;
        }
        List<MethodInsnNode> holders = receivers(origins, call)
                .filter(holder ->
                        holds(origins, holder) && origins.users(holder).size() == 1)
                .toList();
        return !holders.isEmpty()
                && (COUNTING.contains(call.name)
                        || (!origins.isUsed(call) && (OPENING.contains(call.name) || call.name.startsWith("thenRun")))
                        || isGivenIgnoring(origins, call, Set.of(FUNCTIONS + "Function", FUNCTIONS + "BiFunction"))
                        || (!origins.isUsed(call) && isGivenIgnoring(origins, call, Set.of(FUNCTIONS + "BiConsumer"))));
    }

    /** Whether what the call answers holds the results of port calls at which nobody has looked. */
    private boolean holds(Origins.Result origins, MethodInsnNode call) {
        return isGivenWork(origins, call)
                || (call.owner.equals(STREAM)
                        && (call.name.equals("map")
                                ? given(origins, call).anyMatch(this::yieldsResult)
                                : SAME_STREAM.contains(call.name)
                                        && receivers(origins, call).anyMatch(before -> holds(origins, before))));
    }

    private boolean isGivenWork(Origins.Result origins, MethodInsnNode call) {
        return HOLDERS.contains(Type.getReturnType(call.desc).getInternalName())
                && !call.owner.startsWith(ATOMICS)
                && !code.isA(call.owner, KEEPERS)
                && given(origins, call).anyMatch(this::yieldsResult);
    }

    /** {@code thenApply(result -> "done")}. */
    private boolean isGivenIgnoring(Origins.Result origins, MethodInsnNode call, Set<String> functions) {
        return given(origins, call).anyMatch(made -> ignoresResult(made, functions));
    }

    private static Stream<AbstractInsnNode> given(Origins.Result origins, MethodInsnNode call) {
        return IntStream.range(0, Type.getArgumentTypes(call.desc).length)
                .boxed()
                .flatMap(below -> origins.of(call, below).stream());
    }

    private static Stream<MethodInsnNode> receivers(Origins.Result origins, MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESTATIC
                ? Stream.empty()
                : origins.of(call, Type.getArgumentTypes(call.desc).length).stream()
                        .filter(MethodInsnNode.class::isInstance)
                        .map(MethodInsnNode.class::cast);
    }

    /** Whether the lambda reads the first of these last parameters of its. */
    private static boolean reads(Method method, int last) {
        Type[] parameters = Type.getArgumentTypes(method.node().desc);
        int slot = method.isStatic() ? 0 : 1;
        for (int index = 0; index < parameters.length - last; index++) {
            slot += parameters[index].getSize();
        }
        int searched = slot;
        return Stream.of(method.node().instructions.toArray())
                .anyMatch(instruction -> instruction instanceof VarInsnNode variable
                        && variable.getOpcode() == Opcodes.ALOAD
                        && variable.var == searched);
    }
}
