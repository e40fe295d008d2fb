package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.List;
import java.util.Set;

/** What is bound to a thread, and what of it cannot be a tenant. */
final class ThreadBound {

    private static final Set<String> HOLDERS =
            Set.of("java.lang.ThreadLocal", "java.lang.ScopedValue", "io.netty.util.concurrent.FastThreadLocal");
    /** Tools of the JDK that are expensive to make and of one thread. */
    private static final Packages TOOLS =
            Packages.of("java.text", "java.security", "javax.crypto", "java.util.regex", "java.nio", "javax.xml");

    private static final Set<String> MORE_TOOLS =
            Set.of("java.lang.StringBuilder", "java.util.Random", "byte[]", "char[]", "int[]", "long[]");

    private ThreadBound() {}

    static boolean is(JavaClass type) {
        return CodeBase.element(type).getAllClassesSelfIsAssignableTo().stream()
                .anyMatch(parent -> HOLDERS.contains(parent.getName()));
    }

    /** Whether all that the class binds to a thread are fields that hold such tools. */
    static boolean onlyTools(JavaClass type) {
        List<JavaField> holders = type.getFields().stream()
                .filter(field -> is(field.getRawType()))
                .toList();
        return !is(type) && !holders.isEmpty() && holders.stream().allMatch(field -> isTool(field.getType()));
    }

    private static boolean isTool(JavaType holder) {
        return holder instanceof JavaParameterizedType parameterized
                && parameterized.getActualTypeArguments().stream()
                        .map(JavaType::toErasure)
                        .allMatch(held ->
                                MORE_TOOLS.contains(held.getName()) || (TOOLS.contain(held) && !held.isArray()));
    }
}
