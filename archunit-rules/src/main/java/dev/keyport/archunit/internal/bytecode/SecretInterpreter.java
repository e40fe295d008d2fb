package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Says of each instruction of one method what the value that it leaves may hold. */
final class SecretInterpreter extends Interpreter<Taint> {

    private static final String TO_STRING = "toString()Ljava/lang/String;";

    private final SecretFlow flow;
    private final Method method;
    private final Summary summary;
    private final Map<AbstractInsnNode, Long> made;
    private final SecretCalls calls;
    private final List<Integer> secretParameters;

    SecretInterpreter(
            SecretFlow flow, KnownCalls known, Method method, Summary summary, Map<AbstractInsnNode, Long> made) {
        super(Opcodes.ASM9);
        this.flow = flow;
        this.method = method;
        this.summary = summary;
        this.made = made;
        this.secretParameters = SecretTypes.parameters(method.node().signature);
        this.calls = new SecretCalls(flow, known, method, this);
    }

    /** Everything that the value may hold, with what was put into it. */
    long bits(Taint value) {
        return value.bits() | (value.made() == null ? 0 : made.getOrDefault(value.made(), 0L));
    }

    void put(Taint into, long bits) {
        if (bits == 0) {
            return;
        }
        if (into.made() != null) {
            Summary.add(made, into.made(), bits);
        }
        if (into.made() instanceof FieldInsnNode field) {
            keep(name(field), bits);
        }
    }

    void leak(AbstractInsnNode where, Leak leak, long bits) {
        if (Taint.isSecret(bits)) {
            flow.leak(method, where, leak);
        }
        summary.addLeak(leak, bits & ~(Taint.SECRET | Taint.REVEALED));
    }

    void keep(String field, long bits) {
        flow.addField(field, bits);
        summary.addField(field, bits & ~(Taint.SECRET | Taint.REVEALED));
    }

    @Override
    public @Nullable Taint newValue(@Nullable Type type) {
        if (type == null) {
            return Taint.none(1);
        }
        return type.equals(Type.VOID_TYPE) ? null : typed(type, 0);
    }

    Taint typed(Type type, long bits) {
        return Taint.of(Math.max(1, type.getSize()), flow.types().is(type) ? bits | Taint.SECRET : bits);
    }

    @Override
    public Taint newParameterValue(boolean isInstance, int local, Type type) {
        int index = isInstance ? 1 : 0;
        int slot = index;
        for (Type parameter : Type.getArgumentTypes(method.node().desc)) {
            if (slot == local) {
                boolean reference = !flow.types().is(parameter)
                        && flow.types().canHold(parameter)
                        && parameter.getSort() >= Type.ARRAY;
                boolean holdsSecret = secretParameters.contains(isInstance ? index - 1 : index);
                return typed(parameter, (reference ? Taint.parameter(index) : 0) | (holdsSecret ? Taint.SECRET : 0));
            }
            slot += parameter.getSize();
            index++;
        }
        return typed(type, 0);
    }

    @Override
    public Taint newOperation(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.NEW -> new Taint(1, 0, instruction, null);
            case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction);
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> Taint.none(2);
            case Opcodes.LDC ->
                Taint.none(
                        ((LdcInsnNode) instruction).cst instanceof Number number
                                        && (number instanceof Long || number instanceof Double)
                                ? 2
                                : 1);
            default -> Taint.none(1);
        };
    }

    @Override
    public Taint copyOperation(AbstractInsnNode instruction, Taint value) {
        return value;
    }

    @Override
    public @Nullable Taint unaryOperation(AbstractInsnNode instruction, Taint value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> cast(Type.getObjectType(((TypeInsnNode) instruction).desc), value);
            case Opcodes.GETFIELD -> field((FieldInsnNode) instruction);
            case Opcodes.PUTSTATIC -> {
                keep(name((FieldInsnNode) instruction), bits(value));
                yield null;
            }
            case Opcodes.ANEWARRAY, Opcodes.NEWARRAY -> new Taint(1, 0, instruction, null);
            case Opcodes.LNEG,
                    Opcodes.DNEG,
                    Opcodes.I2L,
                    Opcodes.I2D,
                    Opcodes.F2L,
                    Opcodes.F2D,
                    Opcodes.L2D,
                    Opcodes.D2L -> Taint.none(2);
            default -> Taint.none(1);
        };
    }

    @Override
    public @Nullable Taint binaryOperation(AbstractInsnNode instruction, Taint left, Taint right) {
        int opcode = instruction.getOpcode();
        if (opcode == Opcodes.PUTFIELD) {
            keep(name((FieldInsnNode) instruction), bits(right));
            return null;
        }
        if (opcode == Opcodes.AALOAD) {
            return Taint.of(1, bits(left));
        }
        boolean wide = opcode == Opcodes.LALOAD
                || opcode == Opcodes.DALOAD
                || (left.size() == 2 && opcode != Opcodes.LCMP && opcode != Opcodes.DCMPL && opcode != Opcodes.DCMPG);
        return Taint.none(wide ? 2 : 1);
    }

    @Override
    public @Nullable Taint ternaryOperation(AbstractInsnNode instruction, Taint array, Taint index, Taint value) {
        if (instruction.getOpcode() == Opcodes.AASTORE) {
            put(array, bits(value));
        }
        return null;
    }

    @Override
    public @Nullable Taint naryOperation(AbstractInsnNode instruction, List<? extends Taint> values) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return calls.dynamic(dynamic, values);
        }
        return instruction instanceof MethodInsnNode call ? calls.call(call, values) : Taint.none(1);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Taint value, Taint expected) {
        if (KnownCalls.isMasking(method.node().name)) {
            return;
        }
        summary.addReturned(bits(value));
        if ((method.node().name + method.node().desc).equals(TO_STRING)) {
            leak(instruction, Leak.TO_STRING, bits(value));
        }
        if (calls.isMessage()) {
            leak(instruction, Leak.EXCEPTION, bits(value));
        }
    }

    @Override
    public Taint merge(Taint one, Taint other) {
        if (one.equals(other)) {
            return one;
        }
        return new Taint(
                Math.min(one.size(), other.size()),
                bits(one) | bits(other),
                one.made() == other.made() ? one.made() : null,
                one.lambda() == other.lambda() ? one.lambda() : null);
    }

    private Taint field(FieldInsnNode field) {
        Type type = Type.getType(field.desc);
        boolean holdsSecret = type.getSort() >= Type.ARRAY && flow.types().isField(field.owner, field.name);
        Taint held = typed(type, flow.field(method, name(field)) | (holdsSecret ? Taint.SECRET : 0));
        return type.getSort() >= Type.ARRAY ? new Taint(held.size(), held.bits(), field, null) : held;
    }

    private Taint cast(Type type, Taint value) {
        if (!flow.types().canHold(type)) {
            return Taint.none(1);
        }
        return new Taint(
                1, flow.types().is(type) ? value.bits() | Taint.SECRET : value.bits(), value.made(), value.lambda());
    }

    private static String name(FieldInsnNode field) {
        return field.owner + "." + field.name;
    }
}
