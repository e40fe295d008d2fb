package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The annotations by which a method runs inside of a transaction, or outside of that of its caller. */
final class TransactionMarks {

    private static final List<String> ATTRIBUTES =
            List.of("jakarta.ejb.TransactionAttribute", "javax.ejb.TransactionAttribute");
    private static final List<String> ANNOTATIONS = Stream.concat(
                    ATTRIBUTES.stream(),
                    Stream.of(
                            "org.springframework.transaction.annotation.Transactional",
                            "jakarta.transaction.Transactional",
                            "javax.transaction.Transactional",
                            "com.google.inject.persist.Transactional",
                            "io.ebean.annotation.Transactional",
                            "io.micronaut.transaction.annotation.Transactional",
                            "io.micronaut.transaction.annotation.TransactionalAdvice",
                            "io.quarkus.hibernate.reactive.panache.common.WithTransaction",
                            "org.apache.deltaspike.jpa.api.transaction.Transactional",
                            "org.jdbi.v3.sqlobject.transaction.Transaction"))
            .toList();

    /** Their methods run in transactions without a word. */
    private static final List<String> BEANS = List.of(
            "jakarta.ejb.Stateless",
            "jakarta.ejb.Stateful",
            "jakarta.ejb.Singleton",
            "jakarta.ejb.MessageDriven",
            "javax.ejb.Stateless",
            "javax.ejb.Stateful",
            "javax.ejb.Singleton",
            "javax.ejb.MessageDriven");

    private static final List<String> BY_HAND =
            List.of("jakarta.ejb.TransactionManagement", "javax.ejb.TransactionManagement");
    private static final List<String> LIFE_CYCLE = List.of(
            "jakarta.annotation.PostConstruct",
            "jakarta.annotation.PreDestroy",
            "javax.annotation.PostConstruct",
            "javax.annotation.PreDestroy");
    /** What is called runs later, on another thread. */
    private static final List<String> ASYNCHRONOUS = List.of(
            "org.springframework.scheduling.annotation.Async",
            "jakarta.ejb.Asynchronous",
            "javax.ejb.Asynchronous",
            "jakarta.enterprise.concurrent.Asynchronous",
            "org.eclipse.microprofile.faulttolerance.Asynchronous",
            "io.micronaut.scheduling.annotation.Async");

    private static final Set<String> SUSPENDING = Set.of("NOT_SUPPORTED", "NEVER");
    private static final Set<String> NOT_OPENING = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

    private TransactionMarks() {}

    /** Whether the class depends on such an annotation, or has a parent that does. */
    static boolean isRelevant(JavaClass type) {
        return Stream.concat(Stream.of(type), parents(type))
                .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .anyMatch(TransactionMarks::isMark);
    }

    static boolean opens(Method method) {
        JavaClass type = method.owner();
        if (type.getMethods().stream().noneMatch(candidate -> isSame(candidate, method))) {
            return false;
        }
        return ANNOTATIONS.stream().anyMatch(annotation -> says(method, annotation, NOT_OPENING, false))
                || isOfBean(method);
    }

    /** Whether the method runs outside of the transaction of its caller. */
    static boolean leaves(Method method) {
        return isRelevantToCallers(method.owner())
                && (ANNOTATIONS.stream().anyMatch(annotation -> says(method, annotation, SUSPENDING, true))
                        || ASYNCHRONOUS.stream()
                                .anyMatch(annotation -> places(method).anyMatch(place -> isMarked(place, annotation))));
    }

    private static boolean isRelevantToCallers(JavaClass type) {
        return Stream.concat(Stream.of(type), parents(type))
                .anyMatch(part -> !part.getAnnotations().isEmpty()
                        || part.getMethods().stream()
                                .anyMatch(method -> !method.getAnnotations().isEmpty()));
    }

    private static boolean says(Method method, String annotation, Set<String> words, boolean said) {
        Optional<HasAnnotations<?>> nearest = nearest(method, annotation);
        return nearest.isPresent()
                && nearest.filter(place -> names(place, annotation, words) == said)
                        .isPresent();
    }

    private static Optional<HasAnnotations<?>> nearest(Method method, String annotation) {
        return places(method).filter(place -> isMarked(place, annotation)).findFirst();
    }

    private static boolean isOfBean(Method method) {
        JavaClass type = method.owner();
        return (method.node().access & Opcodes.ACC_PUBLIC) != 0
                && BEANS.stream().anyMatch(type::isAnnotatedWith)
                && ATTRIBUTES.stream()
                        .allMatch(annotation -> nearest(method, annotation).isEmpty())
                && BY_HAND.stream()
                        .noneMatch(annotation ->
                                type.isAnnotatedWith(annotation) && names(type, annotation, Set.of("BEAN")))
                && LIFE_CYCLE.stream()
                        .noneMatch(annotation -> nearest(method, annotation).isPresent());
    }

    /** Where the mark of a method can be, the nearest first: on it, on its class, and the same of what the class is derived from. */
    private static Stream<HasAnnotations<?>> places(Method method) {
        return Stream.concat(Stream.of(method.owner()), parents(method.owner()))
                .flatMap(place -> Stream.concat(
                        place.getMethods().stream().filter(candidate -> isSame(candidate, method)), Stream.of(place)));
    }

    private static boolean isMarked(HasAnnotations<?> place, String annotation) {
        return place.isAnnotatedWith(annotation) || place.isMetaAnnotatedWith(annotation);
    }

    private static Stream<JavaClass> parents(JavaClass type) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .filter(parent -> !parent.getName().startsWith("java."));
    }

    private static boolean isMark(JavaClass type) {
        return ANNOTATIONS.contains(type.getName())
                || BEANS.contains(type.getName())
                || (type.isAnnotation() && ANNOTATIONS.stream().anyMatch(type::isMetaAnnotatedWith));
    }

    /** Whether the annotation, or that of a mark of one's own, is given one of the words. */
    private static boolean names(HasAnnotations<?> annotated, String annotation, Set<String> words) {
        return annotated.getAnnotations().stream()
                .anyMatch(found -> found.getRawType().getName().equals(annotation)
                        ? found.getProperties().values().stream()
                                .map(String::valueOf)
                                .anyMatch(value -> words.stream().anyMatch(value::contains))
                        : found.getRawType().isAnnotatedWith(annotation)
                                && names(found.getRawType(), annotation, words));
    }

    private static boolean isSame(JavaMethod candidate, Method method) {
        return candidate.getName().equals(method.node().name)
                && Arrays.equals(
                        candidate.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toArray(),
                        Arrays.stream(Type.getArgumentTypes(method.node().desc))
                                .map(TransactionMarks::className)
                                .toArray());
    }

    private static String className(Type type) {
        return type.getSort() == Type.ARRAY ? type.getDescriptor().replace('/', '.') : type.getClassName();
    }
}
