package com.planted.thrown.adapters.one;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Secret;

public final class ByOwnException {

    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String key) {
            super(String.join(" ", "refused", key));
        }
    }

    void call(ConnectionContext connection) {
        try (Secret key = connection.openCredential()) {
            throw new Refused(key.revealUtf8());
        }
    }
}
