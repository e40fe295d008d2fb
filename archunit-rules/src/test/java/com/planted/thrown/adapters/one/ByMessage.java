package com.planted.thrown.adapters.one;

import dev.keyport.port.Secret;

public final class ByMessage {

    void check(Secret key) {
        String text = key.revealUtf8();
        if (!text.startsWith("sk_")) {
            throw new IllegalArgumentException("no key: " + text.substring(0, 2));
        }
    }
}
