package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Transactions that are begun and ended by hand. A call runs inside of one when a beginning may come before it, an end may come
 * after it, and neither is in between; methods of ours that begin one, or end that of their caller, count as well.
 */
final class HandTransactions {

    private final CodeBase code;
    private final Set<JavaClass> owners = new LinkedHashSet<>();
    private final Map<JavaClass, Boolean> relevant = new HashMap<>();
    private final Map<Method, Set<Step>> ofMethods = new HashMap<>();

    HandTransactions(CodeBase code) {
        this.code = code;
    }

    /** Whether the class depends on anything that is begun and ended by hand. */
    boolean isRelevant(JavaClass type) {
        return relevant.computeIfAbsent(
                type,
                key -> key.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(target -> Step.isKnown(code, CodeBase.internal(target.getName()))));
    }

    /** The classes that have methods which begin a transaction, or end that of their caller. */
    Set<JavaClass> owners() {
        return owners;
    }

    /** The calls that run inside of a transaction that the method begins. */
    List<AbstractInsnNode> inside(Method method) {
        return hasSteps(method) ? inside(ControlFlow.of(method), false) : List.of();
    }

    /** The calls that run inside of the transaction of the caller; all of them when the method does not end it. */
    List<AbstractInsnNode> insideOfCallers(Method method) {
        return steps(method).contains(Step.END)
                ? inside(ControlFlow.of(method), true)
                : List.of(method.node().instructions.toArray());
    }

    private boolean hasSteps(Method method) {
        return method.hasCode()
                && Stream.of(method.node().instructions.toArray())
                        .anyMatch(instruction -> step(instruction) != Step.NONE);
    }

    private List<AbstractInsnNode> inside(ControlFlow flow, boolean atEntry) {
        BitSet open = open(flow, atEntry);
        BitSet ending = ending(flow);
        AbstractInsnNode[] instructions = flow.instructions();
        return IntStream.range(0, instructions.length)
                .filter(index -> open.get(index) && step(instructions[index]) == Step.NONE)
                .filter(index -> flow.next(index).intersects(ending)
                        || flow.handlers(index).intersects(ending))
                .mapToObj(index -> instructions[index])
                .toList();
    }

    /** Before which instructions a transaction may have begun that has not ended. */
    private BitSet open(ControlFlow flow, boolean atEntry) {
        AbstractInsnNode[] instructions = flow.instructions();
        BitSet open = new BitSet();
        open.set(0, atEntry);
        int size;
        do {
            size = open.cardinality();
            for (int index = 0; index < instructions.length; index++) {
                Step step = step(instructions[index]);
                if (step == Step.BEGIN || (open.get(index) && step == Step.NONE)) {
                    after(flow, index).forEach(open::set);
                }
                if (open.get(index) && (step == Step.NONE || step == Step.BEGIN)) {
                    open.or(flow.handlers(index));
                }
            }
        } while (open.cardinality() > size);
        return open;
    }

    /** Where it goes on; not where nothing is closed because it is null. */
    private static IntStream after(ControlFlow flow, int index) {
        AbstractInsnNode instruction = flow.instructions()[index];
        return instruction.getOpcode() == Opcodes.IFNULL && closes(instruction.getNext())
                ? IntStream.of(index + 1)
                : flow.next(index).stream();
    }

    private static boolean closes(AbstractInsnNode first) {
        AbstractInsnNode instruction = first;
        while (instruction != null && (instruction.getOpcode() < 0 || instruction.getOpcode() == Opcodes.ALOAD)) {
            instruction = instruction.getNext();
        }
        return instruction instanceof MethodInsnNode call && call.name.equals("close");
    }

    /** Before which instructions an end may come, and no beginning before it. */
    private BitSet ending(ControlFlow flow) {
        AbstractInsnNode[] instructions = flow.instructions();
        BitSet ending = new BitSet();
        int size;
        do {
            size = ending.cardinality();
            for (int index = instructions.length - 1; index >= 0; index--) {
                Step step = step(instructions[index]);
                boolean follows = flow.next(index).intersects(ending)
                        || flow.handlers(index).intersects(ending);
                if (step == Step.END || (step == Step.NONE && follows)) {
                    ending.set(index);
                }
            }
        } while (ending.cardinality() > size);
        return ending;
    }

    private Step step(AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode call)) {
            return Step.NONE;
        }
        Step known = Step.of(code, call);
        if (known != Step.NONE) {
            return known;
        }
        return mayStep(code.type(call.owner))
                ? code.candidates(call.owner, call.name, call.desc)
                        .flatMap(method -> steps(method).stream())
                        .findFirst()
                        .orElse(Step.NONE)
                : Step.NONE;
    }

    private boolean mayStep(@Nullable JavaClass type) {
        return type != null
                && code.isOwn(type)
                && Stream.of(Set.of(type), type.getAllSubclasses(), type.getAllRawSuperclasses())
                        .flatMap(Collection::stream)
                        .filter(code::isOwn)
                        .anyMatch(this::isOwner);
    }

    private boolean isOwner(JavaClass type) {
        return owners.contains(type) || isRelevant(type);
    }

    /** What the method is to its callers. */
    private Set<Step> steps(Method method) {
        if (!method.hasCode() || !isOwner(method.owner())) {
            return Set.of();
        }
        Set<Step> found = ofMethods.get(method);
        if (found == null) {
            ofMethods.put(method, Set.of());
            found = hasSteps(method) ? toCallers(ControlFlow.of(method)) : Set.of();
            ofMethods.put(method, found);
            if (!found.isEmpty()) {
                owners.add(method.owner());
            }
        }
        return found;
    }

    private Set<Step> toCallers(ControlFlow flow) {
        Set<Step> steps = new LinkedHashSet<>();
        if (ending(flow).get(0)) {
            steps.add(Step.END);
        }
        BitSet open = open(flow, false);
        AbstractInsnNode[] instructions = flow.instructions();
        boolean leftOpen = IntStream.range(0, instructions.length)
                .anyMatch(index -> open.get(index)
                        && instructions[index].getOpcode() >= Opcodes.IRETURN
                        && instructions[index].getOpcode() <= Opcodes.RETURN);
        if (leftOpen) {
            steps.add(Step.BEGIN);
        }
        return steps;
    }
}
