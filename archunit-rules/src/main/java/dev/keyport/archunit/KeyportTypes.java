package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.List;
import java.util.Optional;

/** What Keyport's types mean to the rules, by name: the rules do not depend on the ports. */
final class KeyportTypes {

    private static final String PORT_COMMON = "dev.keyport.port";
    private static final Packages ALL_PORTS = Packages.of(PORT_COMMON);
    private static final String ADAPTER_ANNOTATION = PORT_COMMON + ".IntegrationAdapter";
    private static final List<String> SECRETS = List.of(PORT_COMMON + ".Secret", PORT_COMMON + ".Credential");
    private static final List<String> PORTS = List.of(
            PORT_COMMON + ".IntegrationPort",
            PORT_COMMON + ".storage.StorageService",
            PORT_COMMON + ".secrets.SecretStore");
    private static final String FACTORY = PORT_COMMON + ".AdapterFactory";

    private KeyportTypes() {}

    static boolean isCommon(JavaClass type) {
        return Packages.packageOf(type).equals(PORT_COMMON);
    }

    /** The package of the port of Keyport's that the class is part of; its contract is not. */
    static Optional<String> portOf(JavaClass type) {
        return Parts.isContract(type) ? Optional.empty() : ALL_PORTS.childOf(Packages.packageOf(type));
    }

    static boolean isMarkedAdapter(JavaClass type) {
        return type.isAnnotatedWith(ADAPTER_ANNOTATION);
    }

    /** A class that implements a port, or makes the adapters of one. */
    static boolean isAdapter(JavaClass type) {
        return isMarkedAdapter(type)
                || (!type.isInterface() && (implementsPort(type) || CodeBase.isBelow(type, FACTORY)));
    }

    static boolean implementsPort(JavaClass type) {
        return PORTS.stream().anyMatch(port -> CodeBase.isBelow(type, port));
    }

    static boolean isSecret(JavaClass type) {
        return SECRETS.stream().anyMatch(secret -> CodeBase.isBelow(CodeBase.element(type), secret));
    }
}
