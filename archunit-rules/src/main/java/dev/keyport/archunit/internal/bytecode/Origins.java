package dev.keyport.archunit.internal.bytecode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** For each value on the stack of a method, the instructions that it may come from; copies, casts and checks for null do not count. */
final class Origins extends SourceInterpreter {

    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> users = new HashMap<>();

    private Origins() {
        super(Opcodes.ASM9);
    }

    /** What is before each instruction; null where nothing leads to. */
    record Result(
            Method method, @Nullable Frame<SourceValue>[] frames, Map<AbstractInsnNode, Set<AbstractInsnNode>> users) {

        /** Where the value comes from that is this many below the top of the stack, before the instruction. */
        Set<AbstractInsnNode> of(AbstractInsnNode instruction, int below) {
            Frame<SourceValue> frame = frames[method.node().instructions.indexOf(instruction)];
            return frame == null ? Set.of() : frame.getStack(frame.getStackSize() - 1 - below).insns;
        }

        boolean isReached(AbstractInsnNode instruction) {
            return frames[method.node().instructions.indexOf(instruction)] != null;
        }

        /** Whether anything but a variable takes what the instruction yields. */
        boolean isUsed(AbstractInsnNode instruction) {
            return users.containsKey(instruction);
        }

        /** What takes the value that the instruction yields; variables do not count. */
        Set<AbstractInsnNode> users(AbstractInsnNode instruction) {
            return users.getOrDefault(instruction, Set.of());
        }
    }

    static Result of(Method method) {
        Origins origins = new Origins();
        try {
            @Nullable Frame<SourceValue>[] frames = new Analyzer<>(origins).analyze(method.ownerName(), method.node());
            return new Result(method, frames, origins.users);
        } catch (AnalyzerException e) {
            throw new IllegalStateException("the code of " + method.key() + " cannot be read", e);
        }
    }

    @Override
    public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return new SourceValue(type.getSize(), new VarInsnNode(Opcodes.ALOAD, local));
    }

    @Override
    public SourceValue newExceptionValue(
            TryCatchBlockNode handler, Frame<SourceValue> handlerFrame, Type exceptionType) {
        return new SourceValue(1, handler.handler);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
        return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
        if (instruction.getOpcode() == Opcodes.CHECKCAST) {
            return value;
        }
        use(instruction, value);
        return super.unaryOperation(instruction, value);
    }

    @Override
    public SourceValue binaryOperation(AbstractInsnNode instruction, SourceValue left, SourceValue right) {
        use(instruction, left);
        use(instruction, right);
        return super.binaryOperation(instruction, left, right);
    }

    @Override
    public SourceValue ternaryOperation(
            AbstractInsnNode instruction, SourceValue first, SourceValue second, SourceValue third) {
        use(instruction, first);
        use(instruction, second);
        use(instruction, third);
        return super.ternaryOperation(instruction, first, second, third);
    }

    @Override
    public SourceValue naryOperation(AbstractInsnNode instruction, List<? extends SourceValue> values) {
        if (instruction instanceof MethodInsnNode call && isNullCheck(call)) {
            return values.get(0);
        }
        values.forEach(value -> use(instruction, value));
        return super.naryOperation(instruction, values);
    }

    private void use(AbstractInsnNode user, SourceValue value) {
        value.insns.forEach(
                origin -> users.computeIfAbsent(origin, key -> new HashSet<>()).add(user));
    }

    private static boolean isNullCheck(MethodInsnNode call) {
        return call.owner.equals("java/util/Objects") && call.name.equals("requireNonNull");
    }
}
