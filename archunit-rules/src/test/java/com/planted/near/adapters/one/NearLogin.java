package com.planted.near.adapters.one;

import dev.keyport.port.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the text of a key and shows none of it. */
record NearLogin(String user, String key) {

    private static final Logger log = LoggerFactory.getLogger(NearLogin.class);

    static NearLogin of(Secret key) {
        NearLogin login = new NearLogin("ada", key.revealUtf8());
        log.info("logging in: {}", login);
        return login;
    }

    static String host(Secret hook) {
        URI address = URI.create(hook.revealUtf8());
        log.info("posting to {}", address.getHost());
        return address.getHost();
    }

    static HttpRequest request(Secret key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example/"))
                .header("Authorization", "Bearer " + key.revealUtf8())
                .build();
        log.info("calling {}", request.uri());
        return request;
    }

    @Override
    public String toString() {
        return "NearLogin[" + user + "]";
    }
}
