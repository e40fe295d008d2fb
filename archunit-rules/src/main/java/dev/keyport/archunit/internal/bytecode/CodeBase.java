package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class files behind imported classes, read when they are asked for. Names are internal names, such as
 * {@code java/lang/String}. Not thread-safe.
 */
public final class CodeBase {

    private final Map<String, JavaClass> known = new HashMap<>();
    private final Map<String, JavaClass> own = new HashMap<>();
    private final Map<Collection<String>, Map<String, Boolean>> below = new IdentityHashMap<>();
    private final Supertypes supertypes = new Supertypes();
    private final Map<String, List<Method>> methods = new HashMap<>();
    private final Map<String, Map<String, Method>> byKey = new HashMap<>();

    /** @param own the classes whose code is looked at */
    public CodeBase(Collection<JavaClass> own) {
        for (JavaClass type : own) {
            this.own.put(internal(type.getName()), type);
            known.put(internal(type.getName()), type);
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> addKnown(CodeBase.element(dependency.getTargetClass())));
            type.getMethodCallsFromSelf()
                    .forEach(call -> addKnown(call.getTarget().getRawReturnType()));
            type.getMethodReferencesFromSelf()
                    .forEach(reference -> addKnown(reference.getTarget().getRawReturnType()));
        }
    }

    private void addKnown(JavaClass type) {
        known.putIfAbsent(internal(type.getName()), type);
    }

    Collection<JavaClass> own() {
        return own.values();
    }

    boolean isOwn(JavaClass type) {
        return own.get(internal(type.getName())) == type;
    }

    /** The class, when it is one of ours or one that ours depend on. */
    public @Nullable JavaClass type(String internalName) {
        return known.get(internalName);
    }

    /** Whether the class is one of these, or below one of them; asked with the same collection each time. */
    boolean isA(String internalName, Collection<String> parents) {
        return below.computeIfAbsent(parents, key -> new HashMap<>())
                .computeIfAbsent(internalName, name -> isBelow(name, parents));
    }

    boolean isA(String internalName, String parent) {
        JavaClass type = known.get(internalName);
        return (type != null && isBelow(type, parent)) || isForeignBelow(internalName, List.of(parent));
    }

    private boolean isBelow(String internalName, Collection<String> parents) {
        JavaClass type = known.get(internalName);
        return (type != null && parents.stream().anyMatch(parent -> isBelow(type, parent)))
                || isForeignBelow(internalName, parents);
    }

    /** Of a class that ours are only given by calls ArchUnit knows the name, but not always what it is below. */
    private boolean isForeignBelow(String internalName, Collection<String> parents) {
        return !own.containsKey(internalName) && parents.stream().anyMatch(supertypes.of(internalName)::contains);
    }

    /** Whether the class is this one or below it; quicker than {@link JavaClass#isAssignableTo(String)}. */
    public static boolean isBelow(JavaClass type, String parent) {
        if (type.getName().equals(parent)) {
            return true;
        }
        for (JavaClass superclass : type.getAllRawSuperclasses()) {
            if (superclass.getName().equals(parent)) {
                return true;
            }
        }
        for (JavaClass implemented : type.getAllRawInterfaces()) {
            if (implemented.getName().equals(parent)) {
                return true;
            }
        }
        return false;
    }

    List<Method> methods(JavaClass type) {
        return methods.computeIfAbsent(internal(type.getName()), name -> read(type, name));
    }

    /** The code that runs when this method is called on exactly this class: its own, or inherited from one of ours. */
    Optional<Method> find(String owner, String name, String descriptor) {
        JavaClass type = own.get(owner);
        if (type == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        byKey.computeIfAbsent(owner, key -> index(type)).get(name + descriptor))
                .or(() -> Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                        .flatMap(parent -> find(internal(parent.getName()), name, descriptor).stream())
                        .findFirst());
    }

    /** All code of ours that may run when this method is called: that of the class, and of the classes below it. */
    Stream<Method> candidates(String owner, String name, String descriptor) {
        JavaClass type = own.get(owner);
        if (type == null) {
            return Stream.empty();
        }
        Stream<Method> below = type.getAllSubclasses().stream()
                .map(subclass -> internal(subclass.getName()))
                .filter(own::containsKey)
                .flatMap(subclass -> find(subclass, name, descriptor).stream());
        return Stream.concat(find(owner, name, descriptor).stream(), below).distinct();
    }

    /** What an array holds, at any depth; the class itself when it is none, or when nobody knows what it holds. */
    public static JavaClass element(JavaClass type) {
        return type.tryGetComponentType().map(CodeBase::element).orElse(type);
    }

    static String internal(String className) {
        return className.replace('.', '/');
    }

    private Map<String, Method> index(JavaClass type) {
        return methods(type).stream()
                .collect(Collectors.toMap(method -> method.node().name + method.node().desc, Function.identity()));
    }

    /** Whether any of these names is in the class file, be it in a cast, a descriptor or a switch. */
    static boolean mentions(JavaClass type, Collection<String> names) {
        String file = new String(bytes(type), StandardCharsets.ISO_8859_1);
        return names.stream().anyMatch(file::contains);
    }

    private static List<Method> read(JavaClass type, String name) {
        byte[] file = bytes(type);
        if (file.length == 0) {
            return List.of();
        }
        ClassNode node = new ClassNode();
        new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
        return node.methods.stream()
                .map((MethodNode method) -> new Method(type, name, method))
                .toList();
    }

    /** The class file; nothing when nobody knows where it is. */
    private static byte[] bytes(JavaClass type) {
        Optional<URI> uri = type.getSource().map(Source::getUri);
        if (uri.isEmpty()) {
            return new byte[0];
        }
        try {
            if ("file".equals(uri.get().getScheme())) {
                return Files.readAllBytes(Path.of(uri.get()));
            }
            try (InputStream in = uri.get().toURL().openStream()) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
