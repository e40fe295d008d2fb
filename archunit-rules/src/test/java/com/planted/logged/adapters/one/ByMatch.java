package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByMatch {

    private static final Logger log = LoggerFactory.getLogger(ByMatch.class);

    private record Login(String user, String key) {}

    void connect(Secret key) {
        Object login = new Login("ada", key.revealUtf8());
        if (login instanceof Login found) {
            log.info("{} logs in with {}", found.user(), found.key());
        }
    }
}
