package dev.keyport.host.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedPostgresRestartTest {

    private static final String KEPT = "select value from kept";

    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void open() throws Exception {
        UnpackedPostgres.lendTo(temporary);
        folder = DataFolder.open(temporary);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void start_afterClose_hasTheDataAndThePort() throws Exception {
        int port;
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            port = server.port();
            Sql.execute(server, "create table kept as select 'committed' as value");
        }
        assertThat(postmaster()).as("a pid file after close").isNotPresent();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(Sql.query(server, KEPT)).isEqualTo("committed");
        }
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(Sql.query(server, KEPT)).isEqualTo("committed");
        }
    }

    @Test
    void start_hostWasKilled_takesOverAndStopsCleanly() throws Exception {
        folder.close();
        int port;
        try (ChildProcess host = ChildProcess.start(ServesAndHangs.class, temporary)) {
            port = Integer.parseInt(host.nextLine());
            host.kill();
        }
        Postmaster orphan = postmaster().orElseThrow();
        assertThat(orphan.isAlive()).as("the server outlives the host").isTrue();

        folder = DataFolder.open(temporary);
        Postmaster next;
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            next = postmaster().orElseThrow();
            assertThat(server.port()).isEqualTo(port);
            assertThat(Sql.query(server, KEPT)).isEqualTo("committed");
            awaitExit(orphan);
        }
        awaitExit(next);
        assertThat(Files.readString(new PostgresFiles(folder).logPath())).contains("database system was shut down at");
    }

    @Test
    void start_hostAndServerWereKilled_recovers() throws Exception {
        folder.close();
        try (ChildProcess host = ChildProcess.start(ServesAndHangs.class, temporary)) {
            host.nextLine();
            host.kill();
        }
        ProcessHandle orphan =
                ProcessHandle.of(postmaster().orElseThrow().pid()).orElseThrow();
        orphan.destroyForcibly();
        orphan.onExit().get();

        folder = DataFolder.open(temporary);
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            assertThat(Sql.query(server, KEPT)).isEqualTo("committed");
        }
        assertThat(Files.readString(new PostgresFiles(folder).logPath())).contains("not properly shut down");
    }

    @Test
    void start_pidFileNamesAnotherLiveProcess_ignoresIt() throws Exception {
        EmbeddedPostgresServer.start(folder).close();
        Path database = new PostgresFiles(folder).database();
        List<String> pidFile =
                List.of(ProcessHandle.current().pid() + "", database.toString(), "0", "5432", "", "", "");
        Files.write(database.resolve("postmaster.pid"), pidFile, StandardOpenOption.CREATE_NEW);

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            assertThat(Sql.query(server, "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void start_firstStartWasBrokenOff_beginsAnewAndKeepsTheLeftover() throws Exception {
        PostgresFiles files = new PostgresFiles(folder);
        Files.writeString(files.database().resolve("postgresql.conf"), "");
        Path halfUnpacked = Files.createDirectories(files.programs().resolve("PG-half/bin"));

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
            assertThat(Sql.query(server, "select 'up'")).isEqualTo("up");
        }
        assertThat(temporary.resolve("postgresql-18.incomplete/postgresql.conf"))
                .exists();
        assertThat(halfUnpacked).doesNotExist();
    }

    private static void awaitExit(Postmaster server) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(server.pid());
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(temporary.resolve("postgresql-18"));
    }
}
