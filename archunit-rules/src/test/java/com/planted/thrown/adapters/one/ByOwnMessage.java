package com.planted.thrown.adapters.one;

import dev.keyport.port.Secret;

public final class ByOwnMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private String detail = "";

    ByOwnMessage with(Secret key) {
        detail = key.revealUtf8();
        return this;
    }

    @Override
    public String getMessage() {
        return "refused " + detail;
    }
}
