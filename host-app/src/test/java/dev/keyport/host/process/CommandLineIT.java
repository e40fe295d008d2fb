package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.settings.Setting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the command line prints, and the script {@code ./keyport}. */
class CommandLineIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String VERSION = "Keyport [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n";

    @TempDir
    Path folder;

    @Test
    void help_listsEverySettingWithItsVariable() throws Exception {
        HostProcess.Exit exit = run(Map.of(), "--help");

        assertThat(exit.code()).isZero();
        assertThat(exit.err()).isEmpty();
        String oneLine = exit.out().replaceAll("\\s+", " ");
        for (Setting setting : Setting.values()) {
            assertThat(oneLine).contains(setting.flag() + "=VALUE " + setting.description());
            assertThat(oneLine).contains("[" + setting.variable() + "]");
        }
        assertThat(folder.resolve(".keyport")).doesNotExist();
    }

    @Test
    void version_printsIt() throws Exception {
        HostProcess.Exit exit = run(Map.of(), "--version");

        assertThat(exit.code()).isZero();
        assertThat(exit.err()).isEmpty();
        assertThat(exit.out()).matches(VERSION);
    }

    @Test
    void flag_besideItsVariable_wins() throws Exception {
        assertThat(run(Map.of("KEYPORT_PORT", "0"), "--port=nothing").err())
                .isEqualTo("keyport: KEYPORT_PORT: is not a port from 0 to 65535\n");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(run(Map.of("KEYPORT_PORT", "nothing"), "--port", port).err())
                    .isEqualTo("keyport: KEYPORT_PORT: the port is in use already, or may not be used\n");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void script_fromAnotherFolder_passesArgumentsAndWorksInThatFolder() throws Exception {
        Path here = Files.createDirectory(folder.resolve("a folder with spaces"));
        assertThat(script(here, "--version").out()).matches(VERSION);
        assertThat(script(here, "--jwt-issuer", "two words", "--port=0").err())
                .isEqualTo("keyport: KEYPORT_DATABASE_URL: is required\n");
        Files.createFile(here.resolve(".keyport"));
        assertThat(script(here).err())
                .isEqualTo("keyport: KEYPORT_DATA: the folder cannot be made or opened for writing\n");
    }

    private static HostProcess.Exit script(Path folder, String... arguments) throws Exception {
        try (HostProcess host = HostProcess.script(folder, arguments)) {
            return host.awaitExit(LIMIT);
        }
    }

    private HostProcess.Exit run(Map<String, String> environment, String... arguments) throws Exception {
        try (HostProcess host = HostProcess.start(folder, environment, arguments)) {
            return host.awaitExit(LIMIT);
        }
    }
}
