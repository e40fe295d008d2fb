package com.planted.written.adapters.one;

import dev.keyport.port.Secret;
import java.util.Optional;

public final class ByBuilder {

    String header(Optional<Secret> key) {
        StringBuilder header = new StringBuilder("Bearer ");
        header.append(key.get());
        return header.toString();
    }
}
