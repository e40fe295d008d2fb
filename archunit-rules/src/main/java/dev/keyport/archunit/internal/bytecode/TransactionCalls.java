package dev.keyport.archunit.internal.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls of vendors that run inside of a transaction: in the work that is handed to one, in a method that is marked with one, between
 * a beginning and an end that are written by hand, and in all code of ours that is called there. Work that is put off, to another
 * thread or until after the transaction, does not count.
 */
public final class TransactionCalls {

    private final CodeBase code;
    private final VendorCalls vendors;
    private final HandTransactions byHand;

    public TransactionCalls(CodeBase code, Predicate<String> isVendor) {
        this.code = code;
        this.vendors = new VendorCalls(code, isVendor);
        this.byHand = new HandTransactions(code);
    }

    public Stream<String> found() {
        Set<String> lines = new LinkedHashSet<>();
        for (TransactionEntries.Entry entry : new TransactionEntries(code, byHand).find()) {
            lookAt(entry, lines);
            follow(entry, lines);
        }
        return lines.stream();
    }

    /** The call itself, and references to methods of a vendor that it is given, which are no code of ours. */
    private void lookAt(TransactionEntries.Entry entry, Set<String> lines) {
        if (!(entry.where() instanceof MethodInsnNode call)) {
            return;
        }
        if (vendors.isBlocking(call.owner, call.name)) {
            lines.add(line(entry, entry.opener(), call, call.owner, call.name));
        }
        Origins.Result origins = Origins.of(entry.opener());
        IntStream.range(0, Type.getArgumentTypes(call.desc).length)
                .boxed()
                .flatMap(below -> origins.of(call, below).stream())
                .flatMap(origin -> Lambdas.implementation(origin).stream())
                .filter((Handle handle) -> vendors.isBlocking(handle.getOwner(), handle.getName()))
                .forEach(handle -> lines.add(line(entry, entry.opener(), call, handle.getOwner(), handle.getName())));
    }

    private void follow(TransactionEntries.Entry entry, Set<String> lines) {
        Deque<Method> open = new ArrayDeque<>(entry.work());
        Set<Method> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Method method = open.pop();
            boolean entered = method == entry.opener() || !TransactionMarks.leaves(method);
            if (seen.add(method) && method.hasCode() && entered) {
                lookInto(entry, method, lines).forEach(open::push);
            }
        }
    }

    /** The methods of ours that it calls. */
    private List<Method> lookInto(TransactionEntries.Entry entry, Method method, Set<String> lines) {
        List<AbstractInsnNode> inside = byHand.insideOfCallers(method);
        Stream<Method> called = inside.stream()
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .flatMap(call -> {
                    if (vendors.isBlocking(call.owner, call.name)) {
                        lines.add(line(entry, method, call, call.owner, call.name));
                        return Stream.empty();
                    }
                    return code.candidates(call.owner, call.name, call.desc);
                });
        Stream<Method> handed = Deferral.callbacks(method, inside).flatMap(handle -> {
            if (vendors.isBlocking(handle.getOwner(), handle.getName())) {
                lines.add(line(
                        entry, method, method.node().instructions.getFirst(), handle.getOwner(), handle.getName()));
            }
            return code.candidates(handle.getOwner(), handle.getName(), handle.getDesc());
        });
        return Stream.concat(called, handed).toList();
    }

    private static String line(
            TransactionEntries.Entry entry, Method caller, AbstractInsnNode call, String owner, String name) {
        return caller.at(
                call,
                "calls <" + Type.getObjectType(owner).getClassName() + "." + name + "> inside of the transaction of <"
                        + entry.opener().name() + ">");
    }
}
