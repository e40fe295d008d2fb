package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where code of ours starts to run inside of a transaction. */
final class TransactionEntries {

    /**
     * One such place.
     *
     * @param where the call that hands over the work, or is made inside; or the first instruction of a method that is marked
     * @param work what runs there, when it is ours
     */
    record Entry(Method opener, AbstractInsnNode where, List<Method> work) {}

    private final CodeBase code;
    private final HandTransactions byHand;
    private final Map<JavaClass, Boolean> marked = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ownDoors = new HashSet<>();
    private final Set<JavaClass> doorOwners = new LinkedHashSet<>();

    TransactionEntries(CodeBase code, HandTransactions byHand) {
        this.code = code;
        this.byHand = byHand;
    }

    /** Methods that hand on what they are given to a door are doors as well, so this is repeated until no more are found. */
    List<Entry> find() {
        Set<JavaClass> relevant =
                new LinkedHashSet<>(code.own().stream().filter(this::isRelevant).toList());
        int known;
        do {
            known = ownDoors.size() + byHand.owners().size();
            entries.clear();
            for (JavaClass type : relevant) {
                code.methods(type).stream().filter(Method::hasCode).forEach(this::add);
            }
            Stream.concat(doorOwners.stream(), byHand.owners().stream())
                    .flatMap(owner -> owner.getDirectDependenciesToSelf().stream())
                    .map(Dependency::getOriginClass)
                    .filter(code::isOwn)
                    .forEach(relevant::add);
        } while (ownDoors.size() + byHand.owners().size() > known);
        return entries;
    }

    private boolean isRelevant(JavaClass type) {
        return marked.computeIfAbsent(type, TransactionMarks::isRelevant)
                || byHand.isRelevant(type)
                || type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(target -> Transactions.isKnown(code, CodeBase.internal(target.getName())));
    }

    private void add(Method method) {
        if (marked.computeIfAbsent(method.owner(), TransactionMarks::isRelevant) && TransactionMarks.opens(method)) {
            entries.add(new Entry(method, method.node().instructions.getFirst(), List.of(method)));
        }
        List<MethodInsnNode> calls = Stream.of(method.node().instructions.toArray())
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(this::isDoor)
                .toList();
        List<AbstractInsnNode> inside = byHand.inside(method);
        if (calls.isEmpty() && inside.isEmpty()) {
            return;
        }
        Origins.Result origins = Origins.of(method);
        calls.stream()
                .filter(call -> !Transactions.isAside(call, origins))
                .forEach(call -> addArguments(method, call, origins));
        inside.stream()
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> origins.isReached(call) && !Deferral.isPutOff(call))
                .forEach(call -> addInside(method, call, origins));
    }

    private boolean isDoor(MethodInsnNode call) {
        return Transactions.isDoor(code, call) || ownDoors.contains(Method.key(call.owner, call.name, call.desc));
    }

    /** A call between a beginning and an end that are written by hand; calling a function there makes a door. */
    private void addInside(Method method, MethodInsnNode call, Origins.Result origins) {
        entries.add(new Entry(
                method, call, code.candidates(call.owner, call.name, call.desc).toList()));
        int receiver = Type.getArgumentTypes(call.desc).length;
        if (call.getOpcode() == Opcodes.INVOKEINTERFACE) {
            origins.of(call, receiver).forEach(origin -> addDoor(method, origin));
        }
        if (!call.name.equals("<init>")) {
            addArguments(method, call, origins);
        }
    }

    private void addArguments(Method method, MethodInsnNode call, Origins.Result origins) {
        IntStream.range(0, Type.getArgumentTypes(call.desc).length)
                .forEach(below -> addWork(method, call, origins.of(call, below)));
    }

    private void addWork(Method method, MethodInsnNode call, Set<AbstractInsnNode> origins) {
        Deque<AbstractInsnNode> open = new ArrayDeque<>(origins);
        Set<AbstractInsnNode> seen = new HashSet<>(origins);
        while (!open.isEmpty()) {
            AbstractInsnNode origin = open.pop();
            List<Method> works = works(origin).toList();
            if (!works.isEmpty() || Lambdas.implementation(origin).isPresent()) {
                entries.add(new Entry(method, call, works));
            }
            addDoor(method, origin);
            Captures.called(method, origin, works).filter(seen::add).forEach(open::push);
        }
    }

    private void addDoor(Method method, AbstractInsnNode origin) {
        if (origin instanceof VarInsnNode parameter && isFunction(method, parameter.var)) {
            ownDoors.add(method.key());
            doorOwners.add(method.owner());
        }
    }

    /** What runs when the value is called: a lambda, a method reference, or the methods of an object made on the spot. */
    private Stream<Method> works(AbstractInsnNode origin) {
        if (origin instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
            return code.own().stream()
                    .filter(type -> CodeBase.internal(type.getName()).equals(made.desc))
                    .flatMap(type -> code.methods(type).stream())
                    .filter(method -> !method.node().name.equals("<init>") && !method.isStatic());
        }
        return Lambdas.implementation(origin).stream()
                .flatMap(handle -> code.candidates(handle.getOwner(), handle.getName(), handle.getDesc()));
    }

    private boolean isFunction(Method method, int local) {
        int slot = method.isStatic() ? 0 : 1;
        for (Type parameter : Type.getArgumentTypes(method.node().desc)) {
            if (slot == local) {
                JavaClass type = parameter.getSort() == Type.OBJECT ? code.type(parameter.getInternalName()) : null;
                return type != null && type.isInterface() && hasOneMethod(type);
            }
            slot += parameter.getSize();
        }
        return false;
    }

    /** Whether a lambda can be one. */
    private static boolean hasOneMethod(JavaClass type) {
        return type.getAllMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(method -> !method.getName().equals("equals"))
                        .map(method -> method.getName())
                        .distinct()
                        .count()
                <= 1;
    }
}
