package dev.keyport.archunit;

/**
 * The rules for Keyport's own modules. To be checked where all of them are on the class path:
 *
 * <pre>{@code
 * KeyportRules.rules().check(new ClassFileImporter()
 *         .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
 *         .importPackages("dev.keyport"));
 * }</pre>
 */
public final class KeyportRules {

    private KeyportRules() {}

    /**
     * Secret stores are adapters too; the object store's client and its HTTP client stay in one of them, and JDBI in one package
     * of each module.
     */
    public static HexagonRules rules() {
        HexagonLayout layout = HexagonLayout.of("dev.keyport")
                .withPorts("dev.keyport.port")
                .withAdapters("dev.keyport.adapters", "dev.keyport.secrets")
                .withCore("dev.keyport.registry")
                .withDatabase("dev.keyport.database")
                .withCompositionRoots("dev.keyport.host.Wiring");
        return HexagonRules.forLayout(layout)
                .withVendorHome("io.minio", "dev.keyport.adapters.s3")
                .withVendorHome("okhttp3", "dev.keyport.adapters.s3")
                .withLibraryHome("org.jdbi", "dev.keyport.database", "dev.keyport..internal.jdbi");
    }
}
