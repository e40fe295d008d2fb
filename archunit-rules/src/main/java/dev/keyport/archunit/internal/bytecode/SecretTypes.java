package dev.keyport.archunit.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which types are secrets, or hold them as a type argument: {@code Secret}, {@code Secret[]}, {@code Optional<Secret>}. */
final class SecretTypes {

    private static final List<String> SECRETS = List.of("dev.keyport.port.Secret", "dev.keyport.port.Credential");

    private static final List<String> NAMES =
            SECRETS.stream().map(CodeBase::internal).toList();

    private static final Set<String> TEXTS = Set.of(
            "java/lang/Object",
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/Comparable",
            "java/lang/Iterable",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/Record",
            "java/net/URI",
            "java/net/URL");
    private static final Set<String> NO_TEXTS =
            Set.of("java/util/UUID", "java/util/Locale", "java/util/Date", "java/util/Currency");

    private final CodeBase code;
    private final Map<MethodInsnNode, Boolean> returned = new HashMap<>();

    SecretTypes(CodeBase code) {
        this.code = code;
    }

    /** Whether the class mentions a secret anywhere. */
    static boolean areMentionedBy(JavaClass type) {
        return CodeBase.mentions(type, NAMES);
    }

    boolean is(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT && code.isA(element.getInternalName(), SECRETS);
    }

    /** Whether a value of the type can be the text of a secret, or hold one: no number, no date, no object of ours. */
    boolean canHold(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() != Type.OBJECT) {
            return element.equals(Type.BYTE_TYPE) || element.equals(Type.CHAR_TYPE);
        }
        String name = element.getInternalName();
        return is(element)
                || TEXTS.contains(name)
                || (name.startsWith("java/util/") && !NO_TEXTS.contains(name))
                || name.startsWith("java/nio/");
    }

    boolean isField(String owner, String name) {
        JavaClass type = code.type(owner);
        return type != null
                && type.tryGetField(name)
                        .filter(field -> holds(field.getType()))
                        .isPresent();
    }

    boolean isReturned(MethodInsnNode call) {
        return returned.computeIfAbsent(call, key -> isReturnedBy(code.type(call.owner), call.name, call.desc));
    }

    private static boolean isReturnedBy(@Nullable JavaClass type, String name, String descriptor) {
        int parameters = Type.getArgumentTypes(descriptor).length;
        return type != null
                && type.getMethods().stream()
                        .filter(method -> method.getName().equals(name)
                                && method.getRawParameterTypes().size() == parameters)
                        .map(JavaMethod::getReturnType)
                        .anyMatch(SecretTypes::holds);
    }

    /** The indices of the parameters that hold a secret as a type argument. */
    static List<Integer> parameters(@Nullable String signature) {
        List<Integer> indices = new ArrayList<>();
        if (signature != null) {
            new SignatureReader(signature).accept(new ParameterVisitor(indices));
        }
        return indices;
    }

    private static boolean holds(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().anyMatch(SecretTypes::is);
    }

    private static boolean is(JavaClass type) {
        return SECRETS.contains(CodeBase.element(type).getName());
    }

    private static final class ParameterVisitor extends SignatureVisitor {

        private final List<Integer> indices;
        private int index = -1;
        private boolean inParameter;

        ParameterVisitor(List<Integer> indices) {
            super(Opcodes.ASM9);
            this.indices = indices;
        }

        @Override
        public SignatureVisitor visitParameterType() {
            index++;
            inParameter = true;
            return this;
        }

        @Override
        public SignatureVisitor visitReturnType() {
            inParameter = false;
            return this;
        }

        @Override
        public void visitClassType(String name) {
            if (inParameter && SECRETS.contains(Type.getObjectType(name).getClassName())) {
                indices.add(index);
            }
        }
    }
}
