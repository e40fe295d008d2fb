package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Annotations that a framework acts on. */
final class Annotations {

    private static final Set<String> INJECTIONS = Set.of(
            "jakarta.inject.Inject",
            "javax.inject.Inject",
            "com.google.inject.Inject",
            "jakarta.annotation.Resource",
            "javax.annotation.Resource",
            "jakarta.ejb.EJB",
            "javax.ejb.EJB",
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit",
            "javax.persistence.PersistenceContext",
            "javax.persistence.PersistenceUnit",
            "jakarta.ws.rs.core.Context",
            "javax.ws.rs.core.Context",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "io.micronaut.context.annotation.Value",
            "io.micronaut.context.annotation.Property",
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value");
    private static final Packages FRAMEWORKS = Packages.of(
            "org.springframework",
            "io.quarkus",
            "io.micronaut",
            "io.helidon",
            "io.dropwizard",
            "org.eclipse.microprofile",
            "com.google.inject",
            "dagger",
            "org.hibernate.annotations",
            "jakarta.ejb",
            "jakarta.enterprise",
            "jakarta.faces",
            "jakarta.persistence",
            "jakarta.resource",
            "jakarta.servlet",
            "jakarta.transaction",
            "jakarta.ws.rs",
            "javax.ejb",
            "javax.enterprise",
            "javax.persistence",
            "javax.servlet",
            "javax.transaction",
            "javax.ws.rs");
    private static final Set<String> LIFE_CYCLE = Set.of("PostConstruct", "PreDestroy", "Resource", "ManagedBean");

    private Annotations() {}

    static Stream<String> injectedFields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> INJECTIONS.stream()
                        .anyMatch(
                                injection -> field.isAnnotatedWith(injection) || field.isMetaAnnotatedWith(injection)))
                .map(JavaField::getDescription)
                .map(description -> description + " in " + type.getSourceCodeLocation());
    }

    static Stream<String> ofFrameworks(JavaClass type) {
        Stream<String> own = ofFrameworks(type, type.getDescription(), type);
        Stream<String> members = type.getMembers().stream()
                .flatMap(member ->
                        Stream.concat(ofFrameworks(member, member.getDescription(), type), parameters(member, type)));
        return Stream.concat(own, members);
    }

    private static Stream<String> parameters(JavaMember member, JavaClass type) {
        List<JavaParameter> parameters =
                member instanceof com.tngtech.archunit.core.domain.JavaCodeUnit unit ? unit.getParameters() : List.of();
        return parameters.stream()
                .flatMap(parameter -> ofFrameworks(parameter, "a parameter of " + member.getDescription(), type));
    }

    private static Stream<String> ofFrameworks(HasAnnotations<?> annotated, String description, JavaClass type) {
        return annotated.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(Annotations::isOfFramework)
                .map(annotation -> description + " is annotated with <" + annotation.getName() + "> in "
                        + type.getSourceCodeLocation());
    }

    private static boolean isOfFramework(JavaClass annotation) {
        String home = annotation.getPackageName();
        return FRAMEWORKS.contain(home)
                || (Set.of("jakarta.annotation", "javax.annotation").contains(home)
                        && LIFE_CYCLE.contains(annotation.getSimpleName()));
    }
}
