package dev.keyport.archunit.internal.bytecode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call does with the secrets among what it is given. */
final class SecretCalls {

    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";
    private static final Set<String> MESSAGES =
            Set.of("getMessage()Ljava/lang/String;", "getLocalizedMessage()Ljava/lang/String;");

    private final SecretFlow flow;
    private final KnownCalls known;
    private final Method method;
    private final SecretInterpreter interpreter;

    SecretCalls(SecretFlow flow, KnownCalls known, Method method, SecretInterpreter interpreter) {
        this.flow = flow;
        this.method = method;
        this.known = known;
        this.interpreter = interpreter;
    }

    Taint dynamic(InvokeDynamicInsnNode dynamic, List<? extends Taint> values) {
        long given = bits(values);
        if (dynamic.bsm.getOwner().equals(CONCATENATION)) {
            interpreter.leak(dynamic, Leak.TEXT, given & Taint.OBJECTS);
            return Taint.of(1, Taint.asText(given));
        }
        Optional<Lambdas.Lambda> lambda = Lambdas.made(dynamic);
        if (lambda.isEmpty()) {
            return Taint.none(1);
        }
        long returned = run(dynamic, lambda.get(), values, 0);
        return new Taint(1, returned, null, lambda.get());
    }

    @Nullable
    Taint call(MethodInsnNode call, List<? extends Taint> values) {
        Type result = Type.getReturnType(call.desc);
        KnownCalls.Facts facts = known.of(call);
        long given = bits(values);
        if (given != 0) {
            checkSinks(call, facts, values);
        }
        long returned = returned(call, facts, values, given);
        boolean constructor = call.name.equals("<init>");
        if (facts.fills() && !values.isEmpty()) {
            long added = given == 0 ? 0 : bits(values.subList(1, values.size()));
            interpreter.put(values.get(0), facts.passesText() ? Taint.asText(added) : added);
            if (facts.builder() && !constructor) {
                return values.get(0);
            }
        }
        long texts = given & Taint.TEXTS;
        if (constructor && texts != 0 && flow.showsAllItHolds(call.owner)) {
            interpreter.put(values.get(0), texts);
        }
        if (result.equals(Type.VOID_TYPE)) {
            return null;
        }
        return interpreter.typed(result, result.getSort() >= Type.ARRAY ? returned : 0);
    }

    private void checkSinks(MethodInsnNode call, KnownCalls.Facts facts, List<? extends Taint> values) {
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        List<? extends Taint> arguments = isStatic ? values : values.subList(1, values.size());
        if (facts.log()) {
            interpreter.leak(call, Leak.LOG, bits(arguments));
        }
        if (facts.toStringHelper()) {
            interpreter.leak(call, Leak.TO_STRING, bits(arguments));
        }
        if (facts.formatting()) {
            boolean ofReceiver = call.name.equals("toString") && !isStatic;
            interpreter.leak(call, Leak.TEXT, bits(ofReceiver ? values : arguments) & Taint.OBJECTS);
        }
        if (makesThrowable(call)) {
            Type[] types = Type.getArgumentTypes(call.desc);
            for (int index = 0; index < types.length; index++) {
                if (!known.isThrowable(types[index])) {
                    interpreter.leak(call, Leak.EXCEPTION, interpreter.bits(arguments.get(index)));
                }
            }
        }
        if (call.owner.equals("java/util/Objects") && call.name.startsWith("require") && arguments.size() > 1) {
            interpreter.leak(call, Leak.EXCEPTION, interpreter.bits(arguments.get(1)) & Taint.TEXTS);
        }
    }

    /** Whether the method answers the message of an exception. */
    boolean isMessage() {
        return MESSAGES.contains(method.node().name + method.node().desc)
                && known.isThrowable(Type.getObjectType(method.ownerName()));
    }

    private boolean makesThrowable(MethodInsnNode call) {
        return call.name.equals("<init>")
                ? known.isThrowable(Type.getObjectType(call.owner))
                : call.getOpcode() == Opcodes.INVOKESTATIC && known.isThrowable(Type.getReturnType(call.desc));
    }

    private long returned(MethodInsnNode call, KnownCalls.Facts facts, List<? extends Taint> values, long given) {
        if (flow.types().is(Type.getObjectType(call.owner))) {
            return ofSecret(call, values);
        }
        boolean exactly = call.getOpcode() == Opcodes.INVOKESTATIC || call.getOpcode() == Opcodes.INVOKESPECIAL;
        SecretFlow.Call described = new SecretFlow.Call(call.owner, call.name, call.desc, exactly);
        List<Summary> summaries = flow.summaries(method, described, given != 0);
        long returned = flow.types().isReturned(call) ? Taint.SECRET : 0;
        if (!summaries.isEmpty()) {
            long[] arguments = values.stream().mapToLong(interpreter::bits).toArray();
            returned |= apply(call, summaries, arguments);
        }
        if (facts.passesText()) {
            return returned | Taint.asText(given);
        }
        if (KnownCalls.isOfRequest(call.owner)) {
            return returned | ofRequest(call, values, given);
        }
        if (facts.passesAll() || call.name.equals("toString")) {
            return returned | viaLambdas(call, values, call.name.equals("toString") ? Taint.asText(given) : given);
        }
        return returned;
    }

    /** A request shows its address to whoever writes it down, and not its headers. */
    private long ofRequest(MethodInsnNode call, List<? extends Taint> values, long given) {
        if (KnownCalls.isOfAddress(call.name)) {
            return Taint.asText(given);
        }
        return call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : interpreter.bits(values.get(0));
    }

    /** A method of the secret itself: it reveals text, or lets a function use the bytes. */
    private long ofSecret(MethodInsnNode call, List<? extends Taint> values) {
        if (call.name.equals("revealUtf8")) {
            return Taint.REVEALED;
        }
        if (call.name.equals("use")) {
            Lambdas.Lambda lambda = values.get(1).lambda();
            return lambda == null ? 0 : run(call, lambda, List.of(), Taint.REVEALED);
        }
        return flow.types().isReturned(call) ? Taint.SECRET : 0;
    }

    /** A call with a lambda, such as {@code Optional.map}: the lambda is given what the receiver holds. */
    private long viaLambdas(AbstractInsnNode call, List<? extends Taint> values, long given) {
        boolean any = false;
        long returned = 0;
        for (Taint value : values) {
            if (value.lambda() != null) {
                any = true;
                returned |= run(call, value.lambda(), List.of(), given);
            }
        }
        return any ? returned | (isQuery(call) ? given : 0) : given;
    }

    private static boolean isQuery(AbstractInsnNode call) {
        return call instanceof MethodInsnNode method
                && (method.name.startsWith("filter") || method.name.startsWith("or") || method.name.equals("peek"));
    }

    /** What comes back when a lambda runs with what it captured and then, for the rest of its parameters, with the other bits. */
    private long run(AbstractInsnNode where, Lambdas.Lambda made, List<? extends Taint> captured, long rest) {
        Handle lambda = made.implementation();
        boolean isStatic = lambda.getTag() == Opcodes.H_INVOKESTATIC;
        int count = Type.getArgumentTypes(lambda.getDesc()).length + (isStatic ? 0 : 1);
        long[] arguments = new long[count];
        Arrays.fill(arguments, Math.min(count, made.captured()), count, rest);
        for (int index = 0; index < Math.min(count, captured.size()); index++) {
            arguments[index] = interpreter.bits(captured.get(index));
        }
        long given = Arrays.stream(arguments).reduce(0, (left, right) -> left | right);
        if (flow.types().is(Type.getObjectType(lambda.getOwner()))) {
            interpreter.leak(where, Leak.TEXT, lambda.getName().equals("toString") ? Taint.SECRET : 0);
            return lambda.getName().equals("revealUtf8") && !lambda.getDesc().endsWith("V") ? Taint.REVEALED : 0;
        }
        if (known.isFormatting(lambda.getOwner(), lambda.getName())) {
            interpreter.leak(where, Leak.TEXT, given & Taint.OBJECTS);
        }
        if (lambda.getName().equals("<init>") && known.isThrowable(Type.getObjectType(lambda.getOwner()))) {
            interpreter.leak(where, Leak.EXCEPTION, given);
        }
        if (lambda.getName().equals("<init>") || known.passesText(lambda.getOwner(), lambda.getName())) {
            return known.passesText(lambda.getOwner(), lambda.getName()) ? given & Taint.TEXTS : 0;
        }
        if (known.isLog(lambda.getOwner(), lambda.getName())) {
            interpreter.leak(where, Leak.LOG, given);
        }
        SecretFlow.Call call = new SecretFlow.Call(lambda.getOwner(), lambda.getName(), lambda.getDesc(), isStatic);
        return apply(where, flow.summaries(method, call, given != 0), arguments);
    }

    private long apply(AbstractInsnNode where, List<Summary> summaries, long[] arguments) {
        long returned = 0;
        for (Summary summary : summaries) {
            for (Leak leak : Leak.values()) {
                interpreter.leak(where, leak, Taint.map(summary.leaked(leak), arguments));
            }
            for (Map.Entry<String, Long> field : summary.fields().entrySet()) {
                interpreter.keep(field.getKey(), Taint.map(field.getValue(), arguments));
            }
            returned |= Taint.map(summary.returned(), arguments);
        }
        return returned;
    }

    private long bits(List<? extends Taint> values) {
        long all = 0;
        for (Taint value : values) {
            all |= interpreter.bits(value);
        }
        return all;
    }
}
