package dev.keyport.host.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public and protected members of a class, one a line, in an order that does not depend on where they are written. */
final class ApiSignatures {

    private static final Set<JavaModifier> SHOWN =
            Set.of(JavaModifier.ABSTRACT, JavaModifier.FINAL, JavaModifier.STATIC, JavaModifier.PROTECTED);

    private ApiSignatures() {}

    static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAnonymousClass()
                && type.getEnclosingClass().map(ApiSignatures::isPublic).orElse(true);
    }

    static String of(JavaClass type) {
        Set<String> members = new TreeSet<>();
        type.getMembers().stream().filter(ApiSignatures::isShown).forEach(member -> members.add("  " + line(member)));
        Set<String> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .map(JavaType::getName)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.toCollection(TreeSet::new));
        return kind(type) + " " + type.getName() + (parents.isEmpty() ? "" : " : " + String.join(", ", parents)) + "\n"
                + members.stream().map(member -> member + "\n").collect(Collectors.joining());
    }

    private static String kind(JavaClass type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        return type.getModifiers().contains(JavaModifier.FINAL) && kind.equals("class") ? "final class" : kind;
    }

    private static boolean isShown(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE);
    }

    private static String line(JavaMember member) {
        String modifiers = member.getModifiers().stream()
                .filter(SHOWN::contains)
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .sorted()
                .collect(Collectors.joining());
        return member instanceof JavaField field
                ? modifiers + field.getType().getName() + " " + field.getName()
                : modifiers + signature((JavaCodeUnit) member);
    }

    private static String signature(JavaCodeUnit unit) {
        String parameters =
                unit.getParameterTypes().stream().map(JavaType::getName).collect(Collectors.joining(", "));
        String thrown = unit.getThrowsClause().stream()
                .map(ThrowsDeclaration::getRawType)
                .map(JavaClass::getName)
                .sorted()
                .collect(Collectors.joining(", "));
        return unit.getReturnType().getName() + " " + unit.getName() + "(" + parameters + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }
}
