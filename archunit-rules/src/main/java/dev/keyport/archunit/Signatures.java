package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What others see of a class: what it extends, and what its public and protected members name. */
final class Signatures {

    private Signatures() {}

    static Stream<String> shown(JavaClass type, Predicate<JavaClass> searched) {
        if (!isPublic(type) && !KeyportTypes.implementsPort(type)) {
            return Stream.empty();
        }
        Stream<String> parents = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .filter(searched)
                .map(found -> type.getDescription() + " extends <" + found.getName() + "> in "
                        + type.getSourceCodeLocation());
        Stream<String> members = type.getMembers().stream()
                .filter(Signatures::isVisible)
                .flatMap(member -> signatureOf(member)
                        .filter(searched)
                        .map(found -> member.getDescription() + " shows <" + found.getName() + "> in "
                                + member.getSourceCodeLocation()));
        return Stream.concat(parents, members);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Signatures::isPublic).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> signatureOf(JavaMember member) {
        Stream<JavaClass> thrown = member instanceof JavaCodeUnit unit
                ? unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType)
                : Stream.empty();
        Collection<JavaClass> types = member.getAllInvolvedRawTypes();
        return Stream.concat(types.stream(), thrown).map(CodeBase::element).distinct();
    }
}
