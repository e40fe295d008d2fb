package com.planted.thrown.adapters.one;

import dev.keyport.port.Secret;
import java.util.Optional;

public final class ByReference {

    RuntimeException refused(Secret key) {
        return Optional.of(key.revealUtf8()).map(IllegalStateException::new).orElseThrow();
    }
}
