package com.planted.shown.adapters.one;

import dev.keyport.port.Secret;

public final class OneDescribed extends Described {

    private final Secret key;

    OneDescribed(Secret key) {
        this.key = key;
    }

    @Override
    String description() {
        return key.revealUtf8();
    }
}
