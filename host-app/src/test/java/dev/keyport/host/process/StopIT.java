package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SIGTERM, and a second start on a folder that is in use. */
@Tag("slow")
class StopIT {

    private static final String PATH = "/api/documents/org/stopper/slow.bin";
    private static final int HALF = 40_000;

    @Test
    void terminate_uploadUnderWay_finishesItAndLeavesNothingRunning() throws Exception {
        String token;
        ProcessHandle postgres;
        try (HostProcess host = HostProcess.development(HostFolder.shared())) {
            HostApi api = host.awaitListening();
            token = api.ownerOf("stopper");
            postgres = host.postgres().orElseThrow();
            assertSecondStartIsRefused(api);
            try (Socket upload = connect(api.address())) {
                upload.setSoTimeout(10_000);
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(upload.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream body = upload.getOutputStream();
                body.write(head(token));
                body.flush();
                assertThat(answer.readLine()).as("the host reads the body").isEqualTo("HTTP/1.1 100 Continue");
                body.write(bytes('a'));
                body.flush();
                long signalled = System.nanoTime();
                host.terminate();
                awaitRefusal(api.address());
                assertThat(host.isAlive()).isTrue();
                clientPauses(Duration.ofSeconds(2));
                body.write(bytes('b'));
                body.flush();
                answer.readLine();
                assertThat(answer.readLine()).isEqualTo("HTTP/1.1 204 No Content");
                host.awaitExit(Duration.ofSeconds(20));
                assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(Duration.ofSeconds(15));
            }
            assertThat(host.err()).isEmpty();
            assertThat(host.out()).endsWith("stopped\n").doesNotContain("WARN").doesNotContain("ERROR");
            assertThat(host.postgres()).isEmpty();
            postgres.onExit().get(5, TimeUnit.SECONDS);
        }
        String log = databaseLog();
        assertThat(log.lines()
                        .filter(line -> line.contains(" LOG: "))
                        .reduce((a, b) -> b)
                        .orElseThrow())
                .endsWith("database system is shut down");
        try (HostProcess host = HostProcess.development(HostFolder.shared())) {
            HttpResponse<String> kept = host.awaitListening().get(PATH, token);
            assertThat(kept.body()).isEqualTo("a".repeat(HALF) + "b".repeat(HALF));
            assertThat(databaseLog().substring(log.length())).contains("database system was shut down at");
            host.stop();
        }
    }

    private static void assertSecondStartIsRefused(HostApi first) throws IOException, InterruptedException {
        try (HostProcess second = HostProcess.development(HostFolder.shared())) {
            HostProcess.Exit exit = second.awaitExit(Duration.ofSeconds(20));
            assertThat(exit.code()).isEqualTo(2);
            assertThat(exit.after()).isLessThan(Duration.ofSeconds(5));
            assertThat(exit.out()).isEmpty();
            assertThat(exit.err().strip())
                    .isEqualTo("keyport: another Keyport is running on the data folder "
                            + HostFolder.shared().resolve(".keyport"));
            assertThat(first.get("/health/ready", "").statusCode()).isEqualTo(200);
        }
    }

    private static Socket connect(URI address) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    }

    /** Longer than a connection without traffic would be left open by default. */
    private static void clientPauses(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    /** Until new requests are not taken any more, which says that the stop is under way. */
    private static void awaitRefusal(URI address) {
        Wait deadline = Wait.atMost(Duration.ofSeconds(5));
        while (accepts(address)) {
            deadline.pause("the host still takes requests");
        }
    }

    private static boolean accepts(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.endsWith("200");
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] head(String token) {
        return ("PUT " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + 2 * HALF
                        + "\r\nExpect: 100-continue\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(char of) {
        return String.valueOf(of).repeat(HALF).getBytes(StandardCharsets.US_ASCII);
    }

    private static String databaseLog() throws IOException {
        Path log = HostFolder.shared().resolve(".keyport/postgresql-18.log");
        return Files.readString(log);
    }
}
