package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the sealed format in Python, which shares no code with the host, opens what the host stored. */
@Tag("slow")
class IndependentReaderIT {

    private static final String API_KEY = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    @BeforeAll
    static void findPython() throws Exception {
        assumeTrue(
                python("-c", "import cryptography.hazmat.primitives.kdf.hkdf").code() == 0,
                "the independent reader needs python3 with the package cryptography");
    }

    @Test
    void open_storedByTheHost_givesTheKeyAndRefusesEveryChangedByte() throws Exception {
        String blob;
        try (HostProcess host = HostProcess.development(HostFolder.shared())) {
            HostApi api = host.awaitListening();
            String token = api.ownerOf("sealed");
            api.selectNoop(token);
            HostApi.require(204, api.setKey(token, API_KEY));
            blob = storedBlob();
            host.stop();
        }
        String key = HostFolder.key("integration-encryption-key");

        HostProcess.Exit opened = read("open", key, "sealed", blob);
        assertThat(opened.err()).isEmpty();
        assertThat(opened.out()).isEqualTo(API_KEY + "\n");
        assertThat(read("changed", key, "sealed", blob).out())
                .isEqualTo("refused " + blob.length() / 2 + " of " + blob.length() / 2 + "\n");
        assertThat(read("open", key, "another", blob).code()).isEqualTo(1);
        assertThat(read("open", ProductionSettings.KEY, "sealed", blob).code()).isEqualTo(1);
    }

    private static String storedBlob() throws Exception {
        try (Connection superuser = HostFolder.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("select blob from keyport.secret where tenant_id = 'sealed'"
                        + " and name = 'accounting:noop:api_key' and version = 1")) {
            assertThat(rows.next()).isTrue();
            return HexFormat.of().formatHex(rows.getBytes(1));
        }
    }

    private static HostProcess.Exit read(String action, String key, String tenant, String blob) throws Exception {
        URL script = Objects.requireNonNull(IndependentReaderIT.class.getResource("kps1_reader.py"));
        return python(Path.of(script.toURI()).toString(), action, key, tenant, "accounting:noop:api_key", "1", blob);
    }

    private static HostProcess.Exit python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Path here = Files.createTempDirectory(folder, "python");
        try (HostProcess process = HostProcess.run(command, here, Map.of())) {
            return process.awaitExit(LIMIT);
        } catch (IOException e) {
            return new HostProcess.Exit(127, Duration.ZERO, "", "python3 cannot be started");
        }
    }
}
