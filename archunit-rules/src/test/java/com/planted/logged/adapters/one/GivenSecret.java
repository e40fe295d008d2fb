package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class GivenSecret {

    private static final Logger log = LoggerFactory.getLogger(GivenSecret.class);

    void call(Secret secret) {
        log.info("called with {}", secret);
    }
}
