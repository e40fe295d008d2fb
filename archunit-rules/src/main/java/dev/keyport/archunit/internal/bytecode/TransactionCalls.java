package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Calls of vendors that run inside of a transaction: in the work that is handed to one, in a method that is marked with one, and in
 * all code of ours that they call. Work that is put off, to another thread or until after the transaction, does not count.
 */
public final class TransactionCalls {

    private record Entry(Method opener, AbstractInsnNode where, Method work) {}

    private final CodeBase code;
    private final VendorCalls vendors;
    private final Set<String> ownDoors = new HashSet<>();
    private final Set<JavaClass> doorOwners = new HashSet<>();

    public TransactionCalls(CodeBase code, Predicate<String> isVendor) {
        this.code = code;
        this.vendors = new VendorCalls(code, isVendor);
    }

    public Stream<String> found() {
        Set<String> lines = new LinkedHashSet<>();
        for (Entry entry : entries()) {
            follow(entry, lines);
        }
        return lines.stream();
    }

    /** Methods that hand on what they are given to a door are doors as well, so this is repeated until no more are found. */
    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Set<JavaClass> relevant = new LinkedHashSet<>(
                code.own().stream().filter(Transactions::isRelevant).toList());
        int doors;
        do {
            doors = ownDoors.size();
            entries.clear();
            for (JavaClass type : relevant) {
                code.methods(type).stream().filter(Method::hasCode).forEach(method -> addEntries(method, entries));
            }
            doorOwners.forEach(owner -> owner.getDirectDependenciesToSelf()
                    .forEach(dependency -> relevant.add(dependency.getOriginClass())));
            relevant.removeIf(type -> !code.isOwn(type));
        } while (ownDoors.size() > doors);
        return entries;
    }

    private void addEntries(Method method, List<Entry> entries) {
        if (Transactions.isMarked(method.owner(), method)) {
            entries.add(new Entry(method, method.node().instructions.getFirst(), method));
        }
        List<MethodInsnNode> calls = Stream.of(method.node().instructions.toArray())
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(this::isDoor)
                .toList();
        if (calls.isEmpty()) {
            return;
        }
        Origins.Result origins = Origins.of(method);
        for (MethodInsnNode call : calls) {
            int arguments = Type.getArgumentTypes(call.desc).length;
            for (int below = 0; below < arguments; below++) {
                addWork(method, call, origins.of(call, below), entries);
            }
        }
    }

    private boolean isDoor(MethodInsnNode call) {
        return Transactions.isDoor(code, call) || ownDoors.contains(Method.key(call.owner, call.name, call.desc));
    }

    private void addWork(Method method, MethodInsnNode call, Set<AbstractInsnNode> origins, List<Entry> entries) {
        Deque<AbstractInsnNode> open = new ArrayDeque<>(origins);
        Set<AbstractInsnNode> seen = new HashSet<>(origins);
        while (!open.isEmpty()) {
            AbstractInsnNode origin = open.pop();
            List<Method> works = works(origin).toList();
            works.forEach(work -> entries.add(new Entry(method, call, work)));
            if (origin instanceof VarInsnNode parameter && isFunction(method, parameter.var)) {
                ownDoors.add(method.key());
                doorOwners.add(method.owner());
            }
            Captures.called(method, origin, works).filter(seen::add).forEach(open::push);
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
                return type != null && type.isInterface();
            }
            slot += parameter.getSize();
        }
        return false;
    }

    private void follow(Entry entry, Set<String> lines) {
        reportReference(entry, lines);
        Deque<Method> open = new ArrayDeque<>(List.of(entry.work()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Method method = open.pop();
            if (!seen.add(method.key()) || !method.hasCode()) {
                continue;
            }
            for (AbstractInsnNode instruction : method.node().instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call) {
                    if (vendors.isBlocking(call.owner, call.name)) {
                        lines.add(line(entry, method, call, call.owner, call.name));
                    } else {
                        code.candidates(call.owner, call.name, call.desc).forEach(open::push);
                    }
                }
            }
            Deferral.callbacks(method).forEach(handle -> {
                if (vendors.isBlocking(handle.getOwner(), handle.getName())) {
                    lines.add(line(
                            entry, method, method.node().instructions.getFirst(), handle.getOwner(), handle.getName()));
                }
                code.candidates(handle.getOwner(), handle.getName(), handle.getDesc())
                        .forEach(open::push);
            });
        }
    }

    /** The work itself can be a reference to a method of a vendor, which is no code of ours. */
    private void reportReference(Entry entry, Set<String> lines) {
        if (entry.where() instanceof MethodInsnNode call) {
            Origins.Result origins = Origins.of(entry.opener());
            for (int below = 0; below < Type.getArgumentTypes(call.desc).length; below++) {
                origins.of(call, below).stream()
                        .flatMap(origin -> Lambdas.implementation(origin).stream())
                        .filter((Handle handle) -> vendors.isBlocking(handle.getOwner(), handle.getName()))
                        .forEach(handle ->
                                lines.add(line(entry, entry.opener(), call, handle.getOwner(), handle.getName())));
            }
        }
    }

    private static String line(Entry entry, Method caller, AbstractInsnNode call, String owner, String name) {
        return caller.at(
                call,
                "calls <" + Type.getObjectType(owner).getClassName() + "." + name + "> inside of the transaction of <"
                        + entry.opener().name() + ">");
    }
}
