package dev.keyport.host.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keyport.port.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    static Path temporary;

    private static DataFolder folder;
    private static EmbeddedPostgresServer server;

    @BeforeAll
    static void startServer() throws Exception {
        UnpackedPostgres.lendTo(temporary);
        folder = DataFolder.open(temporary);
        server = EmbeddedPostgresServer.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
        folder.close();
    }

    @Test
    void connect_withoutPassword_isRefused() {
        Properties login = new Properties();
        login.setProperty("user", server.superuser());

        assertThatThrownBy(() -> connect(login))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void connect_wrongPassword_isRefused() {
        assertThatThrownBy(() -> Sql.connect(server, "guess"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void connect_everyRule_asksForScram() throws SQLException {
        assertThat(Sql.query(server, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void start_settings_areDurableAndLocal() throws SQLException {
        List<String> names = List.of(
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "listen_addresses",
                "unix_socket_directories",
                "max_connections");
        assertThat(names.stream().map(EmbeddedPostgresServerTest::setting))
                .containsExactly("on", "on", "on", "127.0.0.1", "", "50");
    }

    @Test
    void start_files_areReadableByTheirOwnerOnly() throws IOException {
        assumeThat(temporary.getFileSystem().supportedFileAttributeViews()).contains("posix");
        try (Stream<Path> children = Files.list(folder.path())) {
            assertThat(children.filter(path -> !path.endsWith(".gitignore")))
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .noneMatch(permission -> permission.name().startsWith("GROUP_")
                                    || permission.name().startsWith("OTHERS_")));
        }
    }

    @Test
    void superuserPassword_log_doesNotHaveIt() throws IOException {
        try (Secret password = server.superuserPassword()) {
            assertThat(password.length()).isEqualTo(43);
            assertThat(Files.readString(new PostgresFiles(folder).logPath()))
                    .contains("ready to accept connections")
                    .doesNotContain(password.revealUtf8());
        }
    }

    private static void connect(Properties login) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"), login)) {
            connection.isValid(1);
        }
    }

    private static String setting(String name) {
        try {
            return Sql.query(server, "show " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
