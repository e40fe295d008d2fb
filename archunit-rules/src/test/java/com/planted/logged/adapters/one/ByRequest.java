package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ByRequest {

    private static final Logger log = LoggerFactory.getLogger(ByRequest.class);

    void call(Secret key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example/?key=" + key.revealUtf8()))
                .header("Accept", "application/json")
                .build();
        log.info("calling {}", request.uri());
    }
}
