package com.planted.labelled.adapters.one;

import dev.keyport.port.Secret;

public final class OneLabel {

    private final Secret key;

    OneLabel(Secret key) {
        this.key = key;
    }

    @Override
    public String toString() {
        return "OneLabel[key=" + key + "]";
    }
}
