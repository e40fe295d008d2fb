package dev.keyport.host.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that accepts connections and never answers: the operating system does it, until the backlog is full. */
record Blackhole(ServerSocket socket) implements AutoCloseable {

    static Blackhole open() throws IOException {
        return new Blackhole(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/keyport";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
