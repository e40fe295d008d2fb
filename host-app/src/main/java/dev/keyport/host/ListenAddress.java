package dev.keyport.host;

import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.SettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out whether the host can listen, before anything else is started. */
final class ListenAddress {

    private ListenAddress() {}

    /**
     * @param port 0 for any that is free
     * @throws SettingException when the address or the port cannot be had
     */
    static void requireFree(String host, int port) {
        if (!canListen(host, 0)) {
            throw new SettingException(Setting.HOST, "is not an address of this machine");
        }
        if (!canListen(host, port)) {
            throw new SettingException(Setting.PORT, "the port is in use already, or may not be used");
        }
    }

    private static boolean canListen(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        try (ServerSocket socket = new ServerSocket()) {
            if (address.isUnresolved()) {
                return false;
            }
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
