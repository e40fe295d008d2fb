package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Database handles that leave the transaction which they belong to, by an array, a collection, or the answer of the work. */
public final class HandleEscapes {

    private static final List<String> HANDLE = List.of("org.jdbi.v3.core.Handle");
    private static final List<String> CONNECTION = List.of("java.sql.Connection");
    private static final List<String> LAZY = List.of("java.util.stream.BaseStream", "java.util.Iterator");
    private static final String JDBI = "org/jdbi/";
    private static final Set<String> KEEPING = Set.of(
            "add",
            "addFirst",
            "addLast",
            "push",
            "offer",
            "put",
            "putIfAbsent",
            "set",
            "complete",
            "compareAndSet",
            "lazySet",
            "getAndSet",
            "exchange");

    private final CodeBase code;

    /** @param code the classes that may use handles */
    public HandleEscapes(CodeBase code) {
        this.code = code;
    }

    /** A line for every place where a handle, or what works with it only while it is open, leaves. */
    public Stream<String> found(JavaClass type) {
        return code.methods(type).stream().filter(Method::hasCode).flatMap(this::found);
    }

    private Stream<String> found(Method method) {
        List<AbstractInsnNode> suspects = Stream.of(method.node().instructions.toArray())
                .filter(this::isSuspect)
                .toList();
        if (suspects.isEmpty()) {
            return Stream.empty();
        }
        Origins.Result origins = Origins.of(method);
        return suspects.stream()
                .filter(origins::isReached)
                .filter(suspect -> keeps(suspect, origins) || answers(suspect, origins))
                .map(suspect -> method.at(suspect, "lets a handle leave its transaction"));
    }

    private boolean isSuspect(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.AASTORE
                || (instruction instanceof MethodInsnNode call && (isKeeping(call) || Transactions.isDoor(code, call)));
    }

    private static boolean isKeeping(MethodInsnNode call) {
        return isKeeping(call.owner, call.name);
    }

    private static boolean isKeeping(String owner, String name) {
        return owner.startsWith("java/util/") && KEEPING.contains(name);
    }

    private boolean keeps(AbstractInsnNode suspect, Origins.Result origins) {
        int values = suspect instanceof MethodInsnNode call
                ? (isKeeping(call) ? Type.getArgumentTypes(call.desc).length : 0)
                : 1;
        return IntStream.range(0, values)
                .boxed()
                .flatMap(below -> origins.of(suspect, below).stream())
                .anyMatch(origin -> isHandle(origins.method(), origin));
    }

    /** Whether it is a door whose work answers what is closed with the transaction. */
    private boolean answers(AbstractInsnNode suspect, Origins.Result origins) {
        return suspect instanceof MethodInsnNode call
                && Transactions.isDoor(code, call)
                && IntStream.range(0, Type.getArgumentTypes(call.desc).length)
                        .boxed()
                        .flatMap(below -> origins.of(call, below).stream())
                        .flatMap(made -> Lambdas.implementation(made).stream())
                        .anyMatch(handle -> isOpen(handle.getOwner(), handle.getDesc())
                                || isKeeping(handle.getOwner(), handle.getName())
                                || code.find(handle.getOwner(), handle.getName(), handle.getDesc())
                                        .filter(this::answersOpen)
                                        .isPresent());
    }

    private boolean answersOpen(Method work) {
        List<AbstractInsnNode> returns = Stream.of(work.node().instructions.toArray())
                .filter(instruction -> instruction.getOpcode() == Opcodes.ARETURN)
                .toList();
        if (!work.isLambda() || returns.isEmpty()) {
            return false;
        }
        Origins.Result origins = Origins.of(work);
        return returns.stream()
                .filter(origins::isReached)
                .flatMap(end -> origins.of(end, 0).stream())
                .anyMatch(origin -> isHandle(work, origin)
                        || (origin instanceof MethodInsnNode call && isOpen(call.owner, call.desc)));
    }

    private boolean isHandle(Method method, AbstractInsnNode origin) {
        if (origin instanceof MethodInsnNode call) {
            return isA(Type.getReturnType(call.desc), HANDLE);
        }
        return origin instanceof VarInsnNode parameter && isA(parameter(method, parameter.var), HANDLE);
    }

    /** Whether JDBI answers something that needs the handle to be open: a connection, a query, a stream of rows. */
    private boolean isOpen(String owner, String descriptor) {
        Type result = Type.getReturnType(descriptor);
        return owner.startsWith(JDBI)
                && (isA(result, CONNECTION)
                        || isA(result, LAZY)
                        || (result.getSort() == Type.OBJECT
                                && result.getInternalName().startsWith(JDBI)));
    }

    private boolean isA(Type type, List<String> parents) {
        return type.getSort() == Type.OBJECT && code.isA(type.getInternalName(), parents);
    }

    private static Type parameter(Method method, int local) {
        int slot = method.isStatic() ? 0 : 1;
        for (Type parameter : Type.getArgumentTypes(method.node().desc)) {
            if (slot == local) {
                return parameter;
            }
            slot += parameter.getSize();
        }
        return Type.VOID_TYPE;
    }
}
