package com.planted.shown.adapters.one;

import dev.keyport.port.Secret;

public final class OneConfig {

    private final Secret key;

    OneConfig(Secret key) {
        this.key = key;
    }

    @Override
    public String toString() {
        return key.revealUtf8();
    }
}
