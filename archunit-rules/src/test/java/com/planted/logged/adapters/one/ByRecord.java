package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByRecord {

    private static final Logger LOG = LoggerFactory.getLogger(ByRecord.class);

    record Login(String user, String key) {}

    void call(Secret key) {
        LOG.info("logging in as {}", new Login("ada", key.revealUtf8()));
    }
}
