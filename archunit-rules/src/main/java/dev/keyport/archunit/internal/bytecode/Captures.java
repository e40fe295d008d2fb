package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The functions that a lambda was made with and calls: {@code () -> work.get()}. */
final class Captures {

    private Captures() {}

    /** Where the functions come from, in the method that makes the lambda. */
    static Stream<AbstractInsnNode> called(Method maker, AbstractInsnNode made, List<Method> runs) {
        if (!(made instanceof InvokeDynamicInsnNode lambda)
                || Lambdas.implementation(made).isEmpty()) {
            return Stream.empty();
        }
        int captured = Type.getArgumentTypes(lambda.desc).length;
        return runs.stream()
                .filter(Method::isLambda)
                .flatMap(run -> IntStream.range(0, captured)
                        .filter(index -> isCalled(run, index))
                        .boxed()
                        .flatMap(index -> Origins.of(maker).of(made, captured - 1 - index).stream()));
    }

    /** Whether a method of the captured value is called, when the value is an interface's. */
    private static boolean isCalled(Method run, int captured) {
        int slot = slot(run, captured);
        List<MethodInsnNode> calls = Stream.of(run.node().instructions.toArray())
                .filter(instruction -> instruction.getOpcode() == Opcodes.INVOKEINTERFACE)
                .map(MethodInsnNode.class::cast)
                .toList();
        if (calls.isEmpty()) {
            return false;
        }
        Origins.Result origins = Origins.of(run);
        return calls.stream()
                .filter(origins::isReached)
                .flatMap(call -> origins.of(call, Type.getArgumentTypes(call.desc).length).stream())
                .anyMatch(origin -> origin instanceof VarInsnNode variable && variable.var == slot);
    }

    private static int slot(Method run, int captured) {
        int slot = 0;
        int index = captured;
        if (!run.isStatic()) {
            slot = 1;
            index--;
        }
        Type[] parameters = Type.getArgumentTypes(run.node().desc);
        for (int before = 0; before < index; before++) {
            slot += parameters[before].getSize();
        }
        return index < 0 ? 0 : slot;
    }
}
