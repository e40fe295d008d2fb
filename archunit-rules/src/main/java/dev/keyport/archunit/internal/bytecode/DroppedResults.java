package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Calls of ports whose result nobody looks at. */
public final class DroppedResults {

    private static final List<String> PORT = List.of("dev.keyport.port.IntegrationPort");
    private static final Set<String> PLAIN =
            Set.of("providerId", "simulated", "toString", "hashCode", "equals", "getClass");

    private final CodeBase code;
    private final BiPredicate<JavaClass, JavaClass> isAnswer;
    private final ResultWork works;
    private final UnreadFields unread;

    /**
     * @param code the classes that may call ports
     * @param isAnswer whether the first class is a port of a team's own, and the second one is what it answers
     */
    public DroppedResults(CodeBase code, BiPredicate<JavaClass, JavaClass> isAnswer) {
        this.code = code;
        this.isAnswer = isAnswer;
        this.works = new ResultWork(code);
        this.unread = new UnreadFields(code);
    }

    public Stream<String> dropped() {
        return code.own().stream()
                .flatMap(type -> code.methods(type).stream())
                .filter(Method::hasCode)
                .flatMap(this::dropped);
    }

    private Stream<String> dropped(Method method) {
        List<AbstractInsnNode> calls = Stream.of(method.node().instructions.toArray())
                .filter(this::isPortCall)
                .toList();
        Stream<String> references = Stream.of(method.node().instructions.toArray())
                .filter(made -> isDroppingReference(made) || works.ignoresResult(made))
                .map(reference -> method.at(reference, "drops the result of a port call"));
        boolean hasWork = Stream.of(method.node().instructions.toArray()).anyMatch(works::yieldsResult);
        if (calls.isEmpty() && !hasWork) {
            return references;
        }
        Origins.Result origins = Origins.of(method);
        Stream<String> direct = calls.stream()
                .filter(call -> origins.isReached(call)
                        && origins.users(call).stream().allMatch(user -> isNoLook((MethodInsnNode) call, user)))
                .map(call -> method.at(call, "drops the result of <" + name((MethodInsnNode) call) + ">"));
        Stream<String> given = hasWork ? works.dropped(method, origins) : Stream.empty();
        return Stream.of(direct, given, references).flatMap(Function.identity());
    }

    /** Results are never null: to ask that, or for the type that it has anyway, or to keep it where nobody reads it, tells nothing. */
    private boolean isNoLook(MethodInsnNode call, AbstractInsnNode user) {
        return switch (user.getOpcode()) {
            case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> unread.contain((FieldInsnNode) user);
            case Opcodes.IFNULL, Opcodes.IFNONNULL -> works.isResult(Type.getReturnType(call.desc));
            case Opcodes.INSTANCEOF ->
                works.isResult(Type.getReturnType(call.desc))
                        && ((TypeInsnNode) user)
                                .desc.equals(Type.getReturnType(call.desc).getInternalName());
            default -> false;
        };
    }

    private boolean isPortCall(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && call.getOpcode() != Opcodes.INVOKESPECIAL
                && yieldsResult(call.owner, call.name, call.desc);
    }

    /** A method reference to a port that is called as one that returns nothing. */
    private boolean isDroppingReference(AbstractInsnNode instruction) {
        return Lambdas.calledAs(instruction)
                        .filter(calledAs -> calledAs.getReturnType().equals(Type.VOID_TYPE))
                        .isPresent()
                && Lambdas.implementation(instruction)
                        .filter(this::yieldsResult)
                        .isPresent();
    }

    private boolean yieldsResult(Handle implementation) {
        return yieldsResult(implementation.getOwner(), implementation.getName(), implementation.getDesc());
    }

    private boolean yieldsResult(String owner, String name, String descriptor) {
        Type result = Type.getReturnType(descriptor);
        if (result.equals(Type.VOID_TYPE) || PLAIN.contains(name)) {
            return false;
        }
        return (code.isA(owner, PORT) && isDeclaredByPort(owner, name, descriptor))
                || works.isResult(result)
                || isAnswer(owner, result);
    }

    private boolean isAnswer(String owner, Type result) {
        JavaClass port = code.type(owner);
        JavaClass answer = result.getSort() == Type.OBJECT ? code.type(result.getInternalName()) : null;
        return port != null && answer != null && isAnswer.test(port, answer);
    }

    /** Whether it is the port that has the method, and not the adapter alone. */
    private boolean isDeclaredByPort(String owner, String name, String descriptor) {
        JavaClass type = code.type(owner);
        if (type == null) {
            return true;
        }
        int parameters = Type.getArgumentTypes(descriptor).length;
        return Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
                .filter(port -> port.isInterface() && CodeBase.isBelow(port, PORT.get(0)))
                .flatMap(port -> port.getMethods().stream())
                .anyMatch(method -> method.getName().equals(name)
                        && method.getRawParameterTypes().size() == parameters);
    }

    static String name(MethodInsnNode call) {
        return Type.getObjectType(call.owner).getClassName() + "." + call.name;
    }
}
