package com.planted.written.adapters.one;

import dev.keyport.port.Secret;

public final class ByPlus {

    String header(Secret key) {
        return "Bearer " + key;
    }
}
