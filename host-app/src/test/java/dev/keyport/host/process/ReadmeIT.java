package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's "Try it", line by line, and its last sentence. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {

    private static final String DOCUMENT = "/api/documents/org/acme/kept/after-a-stop.txt";

    @TempDir
    Path elsewhere;

    @Test
    void tryIt_asPrinted_givesWhatItSaysAndSurvivesAStop() throws Exception {
        String token;
        String connection;
        try (HostProcess host = HostProcess.script(HostFolder.shared())) {
            HostApi api = host.awaitListening();
            assertThat(host.out())
                    .contains("  Data       " + HostFolder.shared().resolve(".keyport"));
            assertEachResult(api);
            token = api.ownerOf("acme");
            connection = api.get("/api/integrations", token).body();
            assertThat(connection).contains("\"providerSlug\":\"noop\",\"enabled\":true,\"keySuffix\":\"••••p7dc\"");
            HostApi.require(204, api.send("PUT", DOCUMENT, token, "text/plain", "kept"));
            assertThat(host.stop().err()).isEmpty();
        }
        try (HostProcess host = HostProcess.script(HostFolder.shared())) {
            HostApi api = host.awaitListening();
            assertThat(api.get("/api/integrations", token).body()).isEqualTo(connection);
            assertThat(api.get("/api/org-settings", token).body()).contains("\"accountingEnabled\":true");
            assertThat(HostApi.require(200, api.get(DOCUMENT, token)).body()).isEqualTo("kept");
            host.stop();
        }
    }

    @Test
    void matches_anotherResult_isNoMatch() {
        assertThat(ReadmeScript.matches("{\"a\":1,\"b\":\"…\"}", "{\"a\":1,\"b\":\"x\"}"))
                .isTrue();
        assertThat(ReadmeScript.matches("{\"a\":1,\"b\":\"…\"}", "{\"a\":2,\"b\":\"x\"}"))
                .isFalse();
        assertThat(ReadmeScript.matches("204", "204 and more")).isFalse();
        assertThat(ReadmeScript.matches("", "something")).isFalse();
    }

    private void assertEachResult(HostApi api) throws IOException, InterruptedException {
        ReadmeScript readme = ReadmeScript.of(
                HostProcess.root().resolve("README.md"),
                "## Try it",
                api.address().getAuthority());
        Path script = Files.writeString(elsewhere.resolve("try-it.sh"), readme.text());
        HostProcess.Exit shell;
        try (HostProcess session = HostProcess.run(List.of("sh", script.toString()), elsewhere, Map.of())) {
            shell = session.awaitExit(Duration.ofSeconds(60));
        }
        List<String> results = ReadmeScript.results(shell.out());
        assertThat(results).hasSameSizeAs(readme.expected()).hasSizeGreaterThan(15);
        for (int i = 0; i < results.size(); i++) {
            assertThat(ReadmeScript.matches(readme.expected().get(i), results.get(i)))
                    .as(
                            "the README says%n%s%nand this came back%n%s",
                            readme.expected().get(i), results.get(i))
                    .isTrue();
        }
        assertThat(shell.err()).isEmpty();
    }
}
