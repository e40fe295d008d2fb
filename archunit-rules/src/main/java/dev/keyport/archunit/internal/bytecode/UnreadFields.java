package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.Serializable;
import java.util.Set;
import org.objectweb.asm.tree.FieldInsnNode;

/** Private fields that are set and that no code reads, as far as no framework does. */
final class UnreadFields {

    private static final Set<String> READ_BY_FRAMEWORKS =
            Set.of("Entity", "Embeddable", "MappedSuperclass", "Document", "XmlRootElement", "JsonAutoDetect");

    private final CodeBase code;

    UnreadFields(CodeBase code) {
        this.code = code;
    }

    boolean contain(FieldInsnNode set) {
        JavaClass owner = code.type(set.owner);
        return owner != null
                && code.isOwn(owner)
                && !isReadByFrameworks(owner)
                && owner.tryGetField(set.name).filter(UnreadFields::isUnread).isPresent();
    }

    private static boolean isUnread(JavaField field) {
        return field.getModifiers().contains(JavaModifier.PRIVATE)
                && field.getAnnotations().isEmpty()
                && field.getAccessesToSelf().stream()
                        .allMatch(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET);
    }

    private static boolean isReadByFrameworks(JavaClass owner) {
        return owner.isRecord()
                || CodeBase.isBelow(owner, Serializable.class.getName())
                || owner.getAnnotations().stream()
                        .anyMatch(annotation -> READ_BY_FRAMEWORKS.contains(
                                annotation.getRawType().getSimpleName()));
    }
}
