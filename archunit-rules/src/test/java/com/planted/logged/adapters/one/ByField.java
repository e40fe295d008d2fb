package com.planted.logged.adapters.one;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Secret;
import java.util.logging.Logger;

public final class ByField {

    private final String key;

    ByField(ConnectionContext connection) {
        try (Secret secret = connection.openCredential()) {
            this.key = secret.revealUtf8();
        }
    }

    void call() {
        Logger.getLogger("one").fine(() -> "calling with " + key);
    }
}
