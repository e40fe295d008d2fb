package com.planted.logged.adapters.one;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keyport.port.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByUse {

    private static final Logger log = LoggerFactory.getLogger(ByUse.class);

    void call(Secret secret) {
        String text = secret.use(bytes -> new String(bytes, UTF_8));
        log.info(text);
    }
}
