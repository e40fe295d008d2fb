package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.List;

/** The classes that may construct adapters: those that are named or, when none is, those that look like it. */
record CompositionRoots(List<String> classNames) {

    private static final List<String> CONFIGURATIONS = List.of(
            "org.springframework.context.annotation.Configuration",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "dagger.Module",
            "io.micronaut.context.annotation.Factory");
    private static final List<String> PRODUCERS =
            List.of("jakarta.enterprise.inject.Produces", "javax.enterprise.inject.Produces");

    boolean contain(JavaClass type) {
        JavaClass outermost = outermost(type);
        return classNames.isEmpty() ? isRecognized(outermost) : classNames.contains(outermost.getName());
    }

    private static boolean isRecognized(JavaClass type) {
        String name = type.getSimpleName();
        return name.endsWith("Wiring")
                || name.endsWith("CompositionRoot")
                || CONFIGURATIONS.stream()
                        .anyMatch(
                                annotation -> type.isAnnotatedWith(annotation) || type.isMetaAnnotatedWith(annotation))
                || CodeBase.isBelow(type, "com.google.inject.Module")
                || hasMain(type)
                || type.getMethods().stream()
                        .anyMatch(method -> PRODUCERS.stream().anyMatch(method::isAnnotatedWith));
    }

    private static boolean hasMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class)
                .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(CompositionRoots::outermost).orElse(type);
    }
}
