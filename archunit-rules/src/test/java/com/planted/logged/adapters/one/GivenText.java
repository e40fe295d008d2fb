package com.planted.logged.adapters.one;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class GivenText {

    private static final Logger log = LoggerFactory.getLogger(GivenText.class);

    void call(ConnectionContext connection) {
        try (Secret key = connection.openCredential()) {
            String header = "Bearer " + key.revealUtf8();
            log.debug("{} {} {} {}", 1, 2, 3, header);
        }
    }
}
