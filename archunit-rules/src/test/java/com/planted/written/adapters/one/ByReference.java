package com.planted.written.adapters.one;

import dev.keyport.port.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

public final class ByReference {

    String describe(List<Secret> keys) {
        return keys.stream().map(Secret::toString).collect(Collectors.joining(","));
    }

    String describe(Optional<Secret> key) {
        return key.map(String::valueOf).orElse("");
    }
}
