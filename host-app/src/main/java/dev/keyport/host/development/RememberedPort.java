package dev.keyport.host.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A port of 127.0.0.1 that a server keeps from start to start, as long as nothing else takes it. */
final class RememberedPort {

    /** Below the range from which operating systems give ports to outgoing connections. */
    private static final int FROM = 20_000;

    private static final int TO = 32_000;
    private static final int ATTEMPTS = 100;

    private RememberedPort() {}

    /**
     * The port that the file names when it is free, else a free one, which the file then names.
     *
     * @throws IllegalStateException when no free port is found
     */
    static int choose(Path file) {
        try {
            int before = read(file);
            if (isFree(before)) {
                return before;
            }
            int port = new SecureRandom()
                    .ints(ATTEMPTS, FROM, TO)
                    .filter(RememberedPort::isFree)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no free port between " + FROM + " and " + TO));
            OwnerOnly.write(file, Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 when there is no file, or no port in it. */
    private static int read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return 0;
        }
        return Files.readString(file)
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("[1-9][0-9]{3,4}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static boolean isFree(int port) {
        return port >= 1024 && port <= 65_535 && canBind(port);
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
