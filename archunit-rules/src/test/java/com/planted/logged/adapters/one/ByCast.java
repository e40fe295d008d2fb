package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByCast {

    private static final Logger log = LoggerFactory.getLogger(ByCast.class);

    void connect(Map<String, Object> settings) {
        log.info("connecting with {}", (Secret) settings.get("key"));
    }
}
