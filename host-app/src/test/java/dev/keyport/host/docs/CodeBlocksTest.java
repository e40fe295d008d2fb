package dev.keyport.host.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code block of the documentation is checked by what can check it; shell blocks are run by the test of the README. */
@Tag("slow")
class CodeBlocksTest {

    private static final String IMPORTS = """
            import com.tngtech.archunit.core.domain.JavaClasses;
            import com.tngtech.archunit.core.importer.*;
            import com.tngtech.archunit.junit.*;
            import com.tngtech.archunit.lang.ArchRule;
            import dev.keyport.actions.*;
            import dev.keyport.adapters.noop.*;
            import dev.keyport.archunit.*;
            import dev.keyport.database.*;
            import dev.keyport.port.*;
            import dev.keyport.port.accounting.*;
            import dev.keyport.port.notification.*;
            import dev.keyport.port.notification.tck.*;
            import dev.keyport.port.secrets.*;
            import dev.keyport.port.tck.*;
            import dev.keyport.registry.*;
            import dev.keyport.registry.event.*;
            import dev.keyport.registry.idempotency.*;
            import dev.keyport.registry.job.*;
            import dev.keyport.secrets.aesgcm.*;
            import dev.keyport.secrets.vault.*;
            import java.io.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            """;

    /** What a reader of a snippet has at hand already. */
    private static final String GIVEN =
            "javax.sql.DataSource pool, javax.sql.DataSource unpooled, java.time.Clock clock,"
                    + " String base64Key, TenantId tenant, InvoiceSyncRequest invoice, String jdbcUrl, String adminUser,"
                    + " Secret adminPassword, Secret runtimePassword, String entered, SecretStore store,"
                    + " ConnectionId connection, Caller owner";

    /** The same, where the snippet does not make one itself. */
    private static final List<String> GIVEN_UNLESS_MADE = List.of(
            "AdapterCatalog catalog",
            "TenantSnapshots snapshots",
            "IntegrationRegistry registry",
            "DomainService domains",
            "ConnectionService connections",
            "CredentialService credentials");

    /** A page whose blocks are parts of projects, with which the run of the examples compares them. */
    private static final String BUILT_BY_THE_EXAMPLES = "docs/guides/write-an-adapter.md";

    @TempDir
    Path classes;

    static Stream<Docs.Block> snippets() {
        return javaBlocks().filter(block -> !isClass(block));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippet_asItStands_compiles(Docs.Block block) throws IOException {
        StringWriter errors = new StringWriter();

        assertThat(compile(List.of(file("Snippet", method(block.text()))), errors))
                .as(errors.toString())
                .isTrue();
    }

    @Test
    void classes_ofAllPagesTogether_compile() throws IOException {
        List<JavaFileObject> files = javaBlocks()
                .filter(CodeBlocksTest::isClass)
                .map(block -> file(className(block.text()), IMPORTS + block.text()))
                .toList();
        StringWriter errors = new StringWriter();

        assertThat(files).isNotEmpty();
        assertThat(compile(files, errors)).as(errors.toString()).isTrue();
    }

    @Test
    void compile_brokenSnippet_isNoticed() throws IOException {
        assertThat(compile(List.of(file("Snippet", method("registry.resolveX(tenant);"))), new StringWriter()))
                .isFalse();
    }

    @Test
    void blocks_ofOtherLanguages_areOfAKindThatIsChecked() {
        assertThat(Docs.blocks()).extracting(Docs.Block::language).containsOnly("java", "sh", "xml");
        assertThat(Docs.blocks())
                .filteredOn(block -> block.language().equals("sh"))
                .allSatisfy(block -> assertThat(block.name()).startsWith("README.md"));
    }

    @Test
    void xmlBlocks_asTheyStand_areWellFormed() {
        assertThat(Docs.blocks())
                .filteredOn(block -> block.language().equals("xml"))
                .isNotEmpty()
                .allSatisfy(block -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(block.text().getBytes(StandardCharsets.UTF_8))));
    }

    private static Stream<Docs.Block> javaBlocks() {
        return Docs.blocks().stream()
                .filter(block -> block.language().equals("java"))
                .filter(block -> !block.name().startsWith(BUILT_BY_THE_EXAMPLES));
    }

    private static boolean isClass(Docs.Block block) {
        return block.text().contains("public final class ");
    }

    private static String className(String source) {
        return source.replaceAll("(?s).*?public final class (\\w+).*", "$1");
    }

    private static String method(String snippet) {
        String more = GIVEN_UNLESS_MADE.stream()
                .filter(variable -> !snippet.contains(variable + " = "))
                .map(variable -> ", " + variable)
                .collect(Collectors.joining());
        return IMPORTS + "class Snippet { void run(" + GIVEN + more + ") throws Exception {\n" + snippet + "\n} }";
    }

    private static JavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private boolean compile(List<JavaFileObject> sources, StringWriter errors) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            List<String> options = List.of("-classpath", System.getProperty("java.class.path"), "-proc:none");
            return compiler.getTask(errors, files, null, options, null, sources).call();
        }
    }
}
