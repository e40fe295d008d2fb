package com.planted.logged.adapters.one;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Secret;

public final class ByHelper {

    void call(ConnectionContext connection) {
        try (Secret key = connection.openCredential()) {
            trace("key", key.revealUtf8().strip());
        }
    }

    private static void trace(String name, String value) {
        System.out.println(name + "=" + value);
    }
}
