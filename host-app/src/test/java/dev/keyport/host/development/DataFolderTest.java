package dev.keyport.host.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keyport.port.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void open_missingFolder_createsItForTheOwnerOnly() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        try (DataFolder folder = DataFolder.open(temporary.resolve("new/data"));
                Secret secret = folder.secret("key", () -> Secret.ofUtf8("x"))) {
            assertThat(secret.length()).isEqualTo(1);
            try (Stream<Path> all = Files.walk(folder.path())) {
                assertThat(all.filter(path -> !path.endsWith(".gitignore")))
                        .hasSize(4)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .matches("rw[x-]------"));
            }
        }
    }

    @Test
    void open_openInThisProcess_isRefusedAndKeepsTheLock() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThatThrownBy(() -> DataFolder.open(temporary.resolve("../" + temporary.getFileName())))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("another Keyport is running")
                    .hasMessageContaining(folder.path().toString());
            try (ChildProcess other = ChildProcess.start(HoldsDataFolder.class, temporary)) {
                assertThat(other.nextLine()).isEqualTo("in use");
            }
        }
    }

    @Test
    void open_openInAnotherProcess_isRefusedUntilThatIsKilled() throws IOException {
        try (ChildProcess other = ChildProcess.start(HoldsDataFolder.class, temporary)) {
            assertThat(other.nextLine()).startsWith("open");
            assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(DataFolderInUseException.class);
            other.kill();
        }
        DataFolder.open(temporary).close();
    }

    @Test
    void open_afterClose_works() {
        DataFolder.open(temporary).close();
        DataFolder again = DataFolder.open(temporary);
        again.close();
        again.close();
        DataFolder.open(temporary).close();
    }

    @Test
    void secret_secondCallAndRestart_returnsTheFirstBytes() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.hasSecret("key")).isFalse();
            folder.secret("key", () -> Secret.ofUtf8("first")).close();
            assertThat(folder.hasSecret("key")).isTrue();
            assertThat(reveal(folder)).isEqualTo("first");
        }
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(reveal(folder)).isEqualTo("first");
        }
    }

    @Test
    void secret_nameOutsideTheFolder_isRefused() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThatThrownBy(() -> folder.hasSecret("../lock")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void secret_leftoverOfABrokenOffWrite_isReplaced() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.writeString(folder.secretFile("key.new"), "half");
            assertThat(reveal(folder)).isEqualTo("second");
            assertThat(folder.secretFile("key.new")).doesNotExist();
        }
    }

    private static String reveal(DataFolder folder) {
        try (Secret secret = folder.secret("key", () -> Secret.ofUtf8("second"))) {
            return secret.revealUtf8();
        }
    }
}
