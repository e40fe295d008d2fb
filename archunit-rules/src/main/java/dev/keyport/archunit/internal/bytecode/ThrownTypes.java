package dev.keyport.archunit.internal.bytecode;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The types of what is thrown, as far as it was made, caught or returned in the method that throws it. */
public final class ThrownTypes {

    private static final Set<String> THROWING =
            Set.of("orElseThrow", "failedFuture", "failedStage", "completeExceptionally");

    private final CodeBase code;

    public ThrownTypes(CodeBase code) {
        this.code = code;
    }

    /** A line for every throw of a type whose internal name is asked for. */
    public Stream<String> thrown(Predicate<String> isWanted) {
        return code.own().stream()
                .flatMap(type -> code.methods(type).stream())
                .filter(Method::hasCode)
                .filter(ThrownTypes::throwsAnything)
                .flatMap(method -> thrown(method, isWanted));
    }

    private static boolean throwsAnything(Method method) {
        return Stream.of(method.node().instructions.toArray()).anyMatch(ThrownTypes::isThrow);
    }

    /** A throw, or a call that throws what it is given, or what a lambda makes for it. */
    private static boolean isThrow(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.ATHROW
                || (instruction instanceof MethodInsnNode call && THROWING.contains(call.name));
    }

    private static Stream<String> thrown(Method method, Predicate<String> isWanted) {
        Origins.Result origins = Origins.of(method);
        return Stream.of(method.node().instructions.toArray())
                .filter(thrower -> isThrow(thrower) && origins.isReached(thrower))
                .flatMap(thrower -> origins.of(thrower, 0).stream()
                        .flatMap(origin -> types(method, origin))
                        .filter(isWanted)
                        .map(type -> method.at(
                                thrower, "throws <" + Type.getObjectType(type).getClassName() + ">")));
    }

    private static Stream<String> types(Method method, AbstractInsnNode origin) {
        Optional<Handle> lambda = Lambdas.implementation(origin);
        if (lambda.isPresent()) {
            return Stream.of(
                    lambda.get().getTag() == Opcodes.H_NEWINVOKESPECIAL
                            ? lambda.get().getOwner()
                            : Type.getReturnType(lambda.get().getDesc()).getInternalName());
        }
        if (origin instanceof TypeInsnNode made) {
            return Stream.of(made.desc);
        }
        if (origin instanceof MethodInsnNode call) {
            return Stream.of(Type.getReturnType(call.desc).getInternalName());
        }
        if (origin instanceof FieldInsnNode field) {
            return Stream.of(Type.getType(field.desc).getInternalName());
        }
        return method.node().tryCatchBlocks.stream()
                .filter(block -> block.handler == origin)
                .map((TryCatchBlockNode block) -> block.type)
                .flatMap(Stream::ofNullable);
    }
}
