package dev.keyport.archunit.internal.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/** What the classes of libraries are below, as the class path has it. */
final class Supertypes {

    private final Map<String, Set<String>> known = new HashMap<>();

    /** The names of the class and of all that it is below. */
    Set<String> of(String internalName) {
        Set<String> found = known.get(internalName);
        if (found == null) {
            found = read(internalName);
            known.put(internalName, found);
        }
        return found;
    }

    private Set<String> read(String internalName) {
        Set<String> names = new LinkedHashSet<>();
        names.add(Type.getObjectType(internalName).getClassName());
        try (InputStream in = open(internalName + ".class")) {
            if (in != null) {
                ClassReader reader = new ClassReader(in);
                Stream.concat(Stream.ofNullable(reader.getSuperName()), Stream.of(reader.getInterfaces()))
                        .forEach(parent -> names.addAll(of(parent)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static @Nullable InputStream open(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? ClassLoader.getSystemResourceAsStream(resource) : loader.getResourceAsStream(resource);
    }
}
