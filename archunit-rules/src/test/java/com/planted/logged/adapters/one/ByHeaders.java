package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByHeaders {

    private static final Logger LOG = LoggerFactory.getLogger(ByHeaders.class);

    private final Map<String, String> headers = new ConcurrentHashMap<>();

    void authorize(Secret key) {
        headers.put("Authorization", "Bearer " + key.revealUtf8());
    }

    void call() {
        LOG.debug("calling with {}", headers);
    }
}
