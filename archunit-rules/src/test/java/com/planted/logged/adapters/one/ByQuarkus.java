package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;
import io.quarkus.logging.Log;

public final class ByQuarkus {

    void call(Secret key) {
        Log.infof("calling with %s", key.revealUtf8());
    }
}
