package dev.keyport.archunit.internal.bytecode;

import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Lambdas and method references in byte code (JVM specification 6.5, {@code java.lang.invoke.LambdaMetafactory}). */
final class Lambdas {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final int IMPLEMENTATION = 1;
    private static final int CALLED_AS = 2;

    private Lambdas() {}

    /** A lambda, and how many of the parameters of what it runs it already has, the receiver counted. */
    record Lambda(Handle implementation, int captured) {}

    static Optional<Lambda> made(AbstractInsnNode instruction) {
        return metafactory(instruction)
                .map(made ->
                        new Lambda((Handle) made.bsmArgs[IMPLEMENTATION], Type.getArgumentTypes(made.desc).length));
    }

    /** What runs when the lambda is called; empty when the instruction makes none. */
    static Optional<Handle> implementation(AbstractInsnNode instruction) {
        return metafactory(instruction).map(lambda -> (Handle) lambda.bsmArgs[IMPLEMENTATION]);
    }

    /** How the lambda is called, such as {@code (Ljava/lang/Object;)V}; empty when the instruction makes none. */
    static Optional<Type> calledAs(AbstractInsnNode instruction) {
        return metafactory(instruction).map(lambda -> (Type) lambda.bsmArgs[CALLED_AS]);
    }

    /** The interface that the lambda is made for; empty when the instruction makes none. */
    static Optional<String> madeFor(AbstractInsnNode instruction) {
        return metafactory(instruction)
                .map(lambda -> Type.getReturnType(lambda.desc).getInternalName());
    }

    private static Optional<InvokeDynamicInsnNode> metafactory(AbstractInsnNode instruction) {
        return instruction instanceof InvokeDynamicInsnNode lambda
                        && lambda.bsm.getOwner().equals(METAFACTORY)
                ? Optional.of(lambda)
                : Optional.empty();
    }
}
