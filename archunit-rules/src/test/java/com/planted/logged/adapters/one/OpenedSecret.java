package com.planted.logged.adapters.one;

import dev.keyport.port.ConnectionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class OpenedSecret {

    private static final Logger log = LoggerFactory.getLogger(OpenedSecret.class);

    void call(ConnectionContext connection) {
        log.debug("called with {}", connection.openCredential());
    }
}
