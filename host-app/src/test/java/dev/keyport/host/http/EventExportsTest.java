package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports that are still going on, because whoever asked for them does not read. */
class EventExportsTest {

    private static final String TENANT = "events-long";
    private static final String SECOND = "events-long-2";
    private static final String THIRD = "events-long-3";
    private static final String PATH = "/api/integrations/events/export.csv";
    private static final String COPIES =
            "from pg_stat_activity where state = 'active' and query like 'copy (select at%'";

    /** More than what fits into the buffers between the database and a client that does not read. */
    @BeforeAll
    static void write() throws Exception {
        try (Connection superuser = HostUnderTest.shared().superuser();
                Statement statement = superuser.createStatement()) {
            for (String tenant : List.of(TENANT, SECOND, THIRD)) {
                statement.execute("insert into keyport.event (tenant_id, level, type, message, actor)"
                        + " select '" + tenant + "', 'info', 'shop.said', repeat('x', 2000), 'sam'"
                        + " from generate_series(1, " + (tenant.equals(TENANT) ? 20_000 : 10_000) + ")");
            }
        }
    }

    @AfterEach
    void noneIsLeft() throws Exception {
        awaitCopies(0);
        for (String tenant : List.of(TENANT, SECOND, THIRD)) {
            onceFree(tenant).is(200);
        }
    }

    @Test
    void export_anotherOfTheTenant_is429AndThoseOfOthersAreNot() throws Exception {
        String owner = Http.SHARED.owner(TENANT);
        String other = Http.SHARED.owner("events-short");
        try (Socket stalled = begin(owner)) {
            awaitCopies(1);

            Http.Answered refused = Http.SHARED.get(PATH, owner).isProblem(429, "too-many-exports");
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(Http.SHARED.get(PATH + "?type=nothing", other).is(200).body())
                    .hasLineCount(1);
            assertThat(stalled.isConnected()).isTrue();
        }
        awaitCopies(0);
        assertThat(onceFree(TENANT).is(200).body()).hasLineCount(1);
    }

    @Test
    void export_fourthOfTheHost_is429UntilOneIsGone() throws Exception {
        String other = Http.SHARED.owner("events-short");
        try (Socket first = begin(Http.SHARED.owner(TENANT));
                Socket second = begin(Http.SHARED.owner(SECOND));
                Socket third = begin(Http.SHARED.owner(THIRD))) {
            awaitCopies(3);

            Http.SHARED.get(PATH, other).isProblem(429, "too-many-exports");
            assertThat(List.of(second.isConnected(), third.isConnected())).containsOnly(true);
            first.close();
            awaitCopies(2);
            assertThat(onceFree("events-short").is(200).body()).hasLineCount(1);
        }
    }

    @Test
    void head_saysNoLength() throws Exception {
        Http.Answered head = Http.SHARED
                .raw("HEAD " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                        + Http.SHARED.owner(TENANT) + "\r\n\r\n")
                .is(200);

        assertThat(head.headers()).doesNotContainKey("content-length");
        assertThat(head.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(head.header("Content-Disposition")).startsWith("attachment");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void export_databaseFailsInTheMiddle_breaksTheConnection() throws Exception {
        try (Socket socket = begin(Http.SHARED.owner(TENANT))) {
            await(1, COPIES + " and wait_event = 'ClientWrite'");
            assertThat(count("select count(*) from (select pg_terminate_backend(pid) " + COPIES + ") x"))
                    .isEqualTo(1);

            String received = rest(socket);

            assertThat(received.length()).isGreaterThan(100_000);
            assertThat(received.endsWith("\r\n0\r\n\r\n")).isFalse();
            assertThat(received.contains("internal-error")).isFalse();
        }
    }

    @Test
    void export_readToTheEnd_endsAsItShould() throws Exception {
        try (Socket socket = begin(Http.SHARED.owner(TENANT))) {
            assertThat(rest(socket).endsWith("\r\n0\r\n\r\n")).isTrue();
        }
    }

    private static Socket begin(String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(65_536);
        socket.connect(new InetSocketAddress("127.0.0.1", HostUnderTest.shared().port()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET " + PATH + "?type=shop. HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                                + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] status = new byte["HTTP/1.1 200".length()];
        assertThat(socket.getInputStream().readNBytes(status, 0, status.length)).isEqualTo(status.length);
        assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /** What still comes, until the host closes the connection or breaks it. */
    private static String rest(Socket socket) throws IOException {
        StringBuilder received = new StringBuilder();
        byte[] buffer = new byte[65_536];
        InputStream in = socket.getInputStream();
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return received.toString();
    }

    /** The answer to a short export when the host has room for it: the database is done with an abandoned one a moment before the host is. */
    private static Http.Answered onceFree(String tenant) throws Exception {
        String owner = Http.SHARED.owner(tenant);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Http.Answered answered = Http.SHARED.get(PATH + "?type=nothing", owner);
        while (answered.status() == 429 && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(20);
            answered = Http.SHARED.get(PATH + "?type=nothing", owner);
        }
        return answered;
    }

    private static void awaitCopies(long expected) throws Exception {
        await(expected, COPIES);
    }

    private static void await(long expected, String sessions) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (count("select count(*) " + sessions) != expected && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(count("select count(*) " + sessions)).isEqualTo(expected);
    }

    private static long count(String sql) throws Exception {
        try (Connection superuser = HostUnderTest.shared().superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
