package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Follows secrets, and the text revealed of them, through the methods and fields of a code base to where they must not go. What is
 * handed to an unknown library counts as used, not as leaked.
 *
 * <p>Each method is summed up, again whenever what it calls or reads turned out to do more, until nothing changes.
 */
public final class SecretFlow {

    private static final String RECORD_METHODS = "java/lang/runtime/ObjectMethods";

    private final CodeBase code;
    private final KnownCalls known;
    private final SecretTypes types;
    private final Set<JavaClass> relevant = new HashSet<>();
    private final Map<Method, Summary> summaries = new HashMap<>();
    private final Map<Call, List<Method>> run = new HashMap<>();
    private final Map<String, Long> fields = new HashMap<>();
    private final Map<Method, Set<Method>> callers = new HashMap<>();
    private final Map<String, Set<Method>> readers = new HashMap<>();
    private final Deque<Method> open = new ArrayDeque<>();
    private final Set<Method> inQueue = new HashSet<>();
    private final Map<Leak, Set<String>> leaks = new EnumMap<>(Leak.class);

    public SecretFlow(CodeBase code) {
        this.code = code;
        this.known = new KnownCalls(code);
        this.types = new SecretTypes(code);
        code.own().stream().filter(SecretTypes::areMentionedBy).forEach(this::look);
        while (!open.isEmpty()) {
            Method method = open.pop();
            inQueue.remove(method);
            sumUp(method);
        }
    }

    /** A line for every place where a secret goes where it must not. */
    public Stream<String> found(Leak leak) {
        return leaks.getOrDefault(leak, Set.of()).stream();
    }

    private void look(JavaClass type) {
        relevant.add(type);
        code.methods(type).forEach(this::enqueue);
    }

    private void enqueue(Method method) {
        if (method.hasCode() && inQueue.add(method)) {
            open.add(method);
        }
    }

    private void sumUp(Method method) {
        Summary summary = summaries.computeIfAbsent(method, key -> new Summary());
        boolean returnedBefore = Taint.isSecret(summary.returned());
        analyze(method, summary);
        if (summary.wasChanged()) {
            callers.getOrDefault(method, Set.of()).forEach(this::enqueue);
        }
        if (!returnedBefore && Taint.isSecret(summary.returned())) {
            lookAtUsersOf(method.owner());
            Stream.concat(
                            method.owner().getAllRawSuperclasses().stream(),
                            method.owner().getAllRawInterfaces().stream())
                    .filter(code::isOwn)
                    .forEach(this::lookAtUsersOf);
        }
    }

    private void analyze(Method method, Summary summary) {
        Map<AbstractInsnNode, Long> made = new HashMap<>();
        Map<AbstractInsnNode, Long> before;
        do {
            before = Map.copyOf(made);
            try {
                new Analyzer<>(new SecretInterpreter(this, known, method, summary, made))
                        .analyze(method.ownerName(), method.node());
            } catch (AnalyzerException e) {
                throw new IllegalStateException("the code of " + method.key() + " cannot be read", e);
            }
        } while (!made.equals(before));
    }

    /**
     * What the code does that this call may run; only of code that has to do with secrets, or is given one.
     *
     * @param givenAny whether the call is given anything that may be a secret
     */
    List<Summary> summaries(Method caller, Call call, boolean givenAny) {
        JavaClass type = code.type(call.owner());
        if (type == null || (!givenAny && !relevant.contains(type))) {
            return List.of();
        }
        List<Summary> found = new ArrayList<>();
        for (Method method : run.computeIfAbsent(call, this::run)) {
            found.add(summary(caller, method));
        }
        return found;
    }

    private List<Method> run(Call call) {
        return call.exactly()
                ? code.find(call.owner(), call.name(), call.descriptor()).stream()
                        .toList()
                : code.candidates(call.owner(), call.name(), call.descriptor()).toList();
    }

    /**
     * A call of a method.
     *
     * @param exactly whether no class below the owner can run its own code instead
     */
    record Call(String owner, String name, String descriptor, boolean exactly) {}

    private Summary summary(Method caller, Method method) {
        callers.computeIfAbsent(method, key -> new LinkedHashSet<>()).add(caller);
        return summaries.computeIfAbsent(method, key -> {
            enqueue(method);
            return new Summary();
        });
    }

    void leak(Method method, AbstractInsnNode where, Leak leak) {
        leaks.computeIfAbsent(leak, key -> new LinkedHashSet<>()).add(method.at(where, leak.words()));
    }

    long field(Method reader, String field) {
        readers.computeIfAbsent(field, key -> new LinkedHashSet<>()).add(reader);
        return fields.getOrDefault(field, 0L);
    }

    /** @param field the internal name of its class, a dot, and its own name */
    void addField(String field, long bits) {
        if (Taint.isSecret(bits) && Summary.add(fields, field, bits & (Taint.SECRET | Taint.REVEALED))) {
            readers.getOrDefault(field, Set.of()).forEach(this::enqueue);
            Optional.ofNullable(code.type(field.substring(0, field.indexOf('.'))))
                    .filter(code::isOwn)
                    .ifPresent(this::lookAtUsersOf);
        }
    }

    /** Whether it is a record of ours whose toString tells all of its components. */
    boolean showsAllItHolds(String owner) {
        return code.find(owner, "toString", "()Ljava/lang/String;").stream()
                .flatMap(method -> Stream.of(method.node().instructions.toArray()))
                .anyMatch(instruction -> instruction instanceof InvokeDynamicInsnNode made
                        && made.bsm.getOwner().equals(RECORD_METHODS));
    }

    SecretTypes types() {
        return types;
    }

    private void lookAtUsersOf(JavaClass type) {
        type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .distinct()
                .filter(code::isOwn)
                .forEach(this::look);
        look(type);
    }
}
