package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByAddress {

    private static final Logger LOG = LoggerFactory.getLogger(ByAddress.class);

    void call(Secret key) {
        URI address = URI.create("https://api.example/accounts?key=" + key.revealUtf8());
        LOG.debug("GET {}", address);
    }
}
