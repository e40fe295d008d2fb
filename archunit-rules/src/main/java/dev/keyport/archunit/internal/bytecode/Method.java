package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** A method with its code. */
record Method(JavaClass owner, String ownerName, MethodNode node) {

    private static final String LAMBDA = "lambda$";

    static String key(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }

    String key() {
        return key(ownerName, node.name, node.desc);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Method method && method.node == node;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node);
    }

    boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isLambda() {
        return node.name.startsWith(LAMBDA);
    }

    boolean hasCode() {
        return node.instructions.size() > 0;
    }

    /** The method, and where in its file the instruction is; a lambda is named after the method it is written in. */
    String at(AbstractInsnNode instruction, String what) {
        return description() + " " + what + " in ("
                + owner.getSourceCodeLocation().getSourceFileName() + ":" + line(instruction) + ")";
    }

    /** Its class and its name; that of the method around it when it is a lambda. */
    String name() {
        String name = isLambda()
                ? node.name.substring(LAMBDA.length(), Math.max(node.name.lastIndexOf('$'), LAMBDA.length()))
                : node.name;
        return owner.getName() + "." + name;
    }

    private String description() {
        String parameters = isLambda()
                ? "> in a lambda"
                : Arrays.stream(Type.getArgumentTypes(node.desc))
                        .map(Type::getClassName)
                        .collect(Collectors.joining(", ", "(", ")>"));
        return "Method <" + name() + parameters;
    }

    private static int line(AbstractInsnNode instruction) {
        for (AbstractInsnNode before = instruction; before != null; before = before.getPrevious()) {
            if (before instanceof LineNumberNode line) {
                return line.line;
            }
        }
        for (AbstractInsnNode after = instruction; after != null; after = after.getNext()) {
            if (after instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
