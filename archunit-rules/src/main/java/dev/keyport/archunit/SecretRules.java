package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.Leak;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a {@code Secret} or {@code Credential}, and the text that is revealed of one, must not go. Constants for the usual layout.
 */
public final class SecretRules {

    private static final SecretLeaks LEAKS = new SecretLeaks();

    @ArchTest
    public static final ArchRule NO_SECRET_IS_A_RECORD_COMPONENT = notInRecords(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NO_SECRET_IS_SERIALIZABLE = notSerializable(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NO_SECRET_IS_LOGGED = notLogged(Rules.IMPORTED, LEAKS);

    @ArchTest
    public static final ArchRule NO_SECRET_IS_PART_OF_A_TEXT = notInTexts(Rules.IMPORTED, LEAKS);

    @ArchTest
    public static final ArchRule NO_SECRET_IS_IN_AN_EXCEPTION = notInExceptions(Rules.IMPORTED, LEAKS);

    @ArchTest
    public static final ArchRule NO_SECRET_IS_SHOWN_BY_TO_STRING = notInToString(Rules.IMPORTED, LEAKS);

    private SecretRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        SecretLeaks leaks = new SecretLeaks();
        return List.of(
                notInRecords(layout),
                notSerializable(layout),
                notLogged(layout, leaks),
                notInTexts(layout, leaks),
                notInExceptions(layout, leaks),
                notInToString(layout, leaks));
    }

    private static ArchRule notInRecords(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "no secret is a record component",
                "a record shows its components, and nobody knows who closes it",
                parts -> type -> type.isRecord() ? secretFields(type) : Stream.empty());
    }

    private static ArchRule notSerializable(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "no secret can be serialized",
                "serialized bytes are never erased",
                parts -> type -> type.isAssignableTo(Serializable.class) ? secretFields(type) : Stream.empty());
    }

    private static ArchRule notLogged(HexagonLayout layout, SecretLeaks leaks) {
        return noLeak(
                layout,
                leaks,
                Leak.LOG,
                "no secret is given to a log",
                "logs are read by more people than keys, and kept for longer");
    }

    private static ArchRule notInTexts(HexagonLayout layout, SecretLeaks leaks) {
        return noLeak(
                layout,
                leaks,
                Leak.TEXT,
                "no Secret is made part of a text",
                "whoever writes it down means its bytes, and where the text goes nobody watches; reveal it where it is sent");
    }

    private static ArchRule notInExceptions(HexagonLayout layout, SecretLeaks leaks) {
        return noLeak(
                layout,
                leaks,
                Leak.EXCEPTION,
                "no secret is given to an exception",
                "messages of exceptions are logged, stored and shown");
    }

    private static ArchRule notInToString(HexagonLayout layout, SecretLeaks leaks) {
        return noLeak(
                layout,
                leaks,
                Leak.TO_STRING,
                "no secret is shown by toString",
                "toString is what loggers, debuggers and messages call");
    }

    private static ArchRule noLeak(HexagonLayout layout, SecretLeaks leaks, Leak leak, String as, String because) {
        return Rules.codeBase(layout, as, because, parts -> leaks.in(parts, leak));
    }

    private static Stream<String> secretFields(JavaClass type) {
        Stream<String> self = KeyportTypes.isSecret(type) ? Stream.of(type.getDescription()) : Stream.empty();
        Stream<String> fields = type.getFields().stream()
                .filter(SecretRules::holdsSecret)
                .map(JavaField::getDescription)
                .map(description -> description + " in " + type.getSourceCodeLocation());
        return Stream.concat(self, fields);
    }

    private static boolean holdsSecret(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream().anyMatch(KeyportTypes::isSecret);
    }
}
