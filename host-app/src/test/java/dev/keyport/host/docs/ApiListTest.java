package dev.keyport.host.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public API of each published module is listed in docs/api; {@code -Dkeyport.api.write=true} writes the lists anew. */
@Tag("slow")
class ApiListTest {

    private static final Path LISTS = Docs.ROOT.resolve("docs/api");
    private static final JavaClasses KEYPORT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.keyport");

    /** The roots of published modules, the longest first: a class belongs to the first that it is below. */
    private static final Map<String, String> MODULES = Map.ofEntries(
            Map.entry("dev.keyport.actions", "actions"),
            Map.entry("dev.keyport.adapters.noop", "adapters-noop"),
            Map.entry("dev.keyport.adapters.s3", "adapters-s3"),
            Map.entry("dev.keyport.archunit", "archunit-rules"),
            Map.entry("dev.keyport.database", "tenant-database"),
            Map.entry("dev.keyport.host", "host-app"),
            Map.entry("dev.keyport.port", "port-common"),
            Map.entry("dev.keyport.port.accounting", "port-accounting"),
            Map.entry("dev.keyport.port.ai", "port-ai"),
            Map.entry("dev.keyport.port.commerce", "port-commerce"),
            Map.entry("dev.keyport.port.notification", "port-notification"),
            Map.entry("dev.keyport.port.payment", "port-payment"),
            Map.entry("dev.keyport.port.secrets", "port-secrets"),
            Map.entry("dev.keyport.port.signing", "port-signing"),
            Map.entry("dev.keyport.port.social", "port-social"),
            Map.entry("dev.keyport.port.storage", "port-storage"),
            Map.entry("dev.keyport.port.vendor", "port-vendor"),
            Map.entry("dev.keyport.registry", "registry-core"),
            Map.entry("dev.keyport.secrets.aesgcm", "secretstore-aesgcm"),
            Map.entry("dev.keyport.secrets.vault", "secretstore-vault"));

    static Stream<String> modules() {
        return MODULES.values().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void list_ofTheModule_isWhatTheClassesShow(String module) throws IOException {
        String shown = lists().getOrDefault(module, "");
        Path file = LISTS.resolve(module + ".txt");
        if (Boolean.getBoolean("keyport.api.write")) {
            Files.writeString(file, shown);
        }

        assertThat(shown).isNotEmpty();
        assertThat(file).exists();
        assertThat(shown).isEqualTo(Files.readString(file));
    }

    @Test
    void lists_areOfModulesThatThereAre() throws IOException {
        try (Stream<Path> files = Files.list(LISTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> MODULES.containsValue(name.replace(".txt", "")));
        }
    }

    private static Map<String, String> lists() {
        Map<String, List<JavaClass>> classes = KEYPORT.stream()
                .filter(ApiSignatures::isPublic)
                .filter(type -> !moduleOf(type).isEmpty())
                .collect(Collectors.groupingBy(ApiListTest::moduleOf, TreeMap::new, Collectors.toList()));
        Map<String, String> lists = new TreeMap<>();
        classes.forEach((module, types) ->
                lists.put(module, types.stream().map(ApiSignatures::of).sorted().collect(Collectors.joining())));
        return lists;
    }

    private static String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        while (!name.isEmpty() && !MODULES.containsKey(name)) {
            name = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
        }
        boolean internal = (type.getPackageName() + ".").contains(".internal.");
        boolean contract = type.getPackageName().endsWith(".tck");
        boolean partOfTheHost = type.getPackageName().startsWith("dev.keyport.host.");
        return internal || contract || partOfTheHost ? "" : MODULES.getOrDefault(name, "");
    }
}
