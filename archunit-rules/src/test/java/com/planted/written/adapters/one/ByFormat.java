package com.planted.written.adapters.one;

import dev.keyport.port.Credential;

public final class ByFormat {

    String header(Credential credential) {
        return String.format("%s %s", "Basic", credential);
    }
}
