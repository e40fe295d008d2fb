package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class SecretRules {

    private static final String SECRET = "dev.keyport.port.Secret";
    private static final Set<String> LOGGERS = Set.of(
            "org.slf4j.Logger",
            "org.slf4j.spi.LoggingEventBuilder",
            "java.util.logging.Logger",
            "java.lang.System$Logger");

    private SecretRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(
                Rules.none(
                        "no secret can be serialized",
                        "serialized bytes are never erased",
                        Packages.inside(layout.base()),
                        type -> type.isAssignableTo(Serializable.class) ? secretFields(type) : Stream.empty()),
                Rules.none(
                        "no secret is a record component",
                        "a record shows its components, and nobody knows who closes it",
                        Packages.inside(layout.base()),
                        type -> type.isRecord() ? secretFields(type) : Stream.empty()),
                Rules.none(
                        "no method that has a secret in its hands logs",
                        "byte code does not tell what a logger is given, so logging is done elsewhere",
                        Packages.inside(layout.base()),
                        SecretRules::loggingNextToSecrets));
    }

    private static Stream<String> secretFields(JavaClass type) {
        Stream<String> self = isSecret(type) ? Stream.of(type.getDescription()) : Stream.empty();
        Stream<String> fields =
                type.getFields().stream().filter(SecretRules::holdsSecret).map(JavaField::getDescription);
        return Stream.concat(self, fields);
    }

    private static Stream<String> loggingNextToSecrets(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(SecretRules::handlesSecret)
                .flatMap(unit -> unit.getAccessesFromSelf().stream())
                .filter(access -> isLogger(access.getTargetOwner()))
                .map(JavaAccess::getDescription);
    }

    private static boolean handlesSecret(JavaCodeUnit unit) {
        return unit.getParameterTypes().stream()
                        .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream())
                        .anyMatch(SecretRules::isSecret)
                || unit.getAccessesFromSelf().stream().anyMatch(SecretRules::yieldsSecret);
    }

    private static boolean yieldsSecret(JavaAccess<?> access) {
        return isSecret(access.getTargetOwner())
                || access.getTarget()
                        .resolveMember()
                        .filter(SecretRules::returnsOrHoldsSecret)
                        .isPresent();
    }

    private static boolean returnsOrHoldsSecret(JavaMember member) {
        return member instanceof JavaCodeUnit unit
                ? unit.getReturnType().getAllInvolvedRawTypes().stream().anyMatch(SecretRules::isSecret)
                : holdsSecret(member);
    }

    private static boolean holdsSecret(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream().anyMatch(SecretRules::isSecret);
    }

    private static boolean isSecret(JavaClass type) {
        return type.getBaseComponentType().isAssignableTo(SECRET);
    }

    private static boolean isLogger(JavaClass type) {
        return LOGGERS.stream().anyMatch(type::isAssignableTo);
    }
}
