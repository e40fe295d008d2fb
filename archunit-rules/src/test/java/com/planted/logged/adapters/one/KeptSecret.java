package com.planted.logged.adapters.one;

import dev.keyport.port.Secret;

public final class KeptSecret {

    private static final System.Logger log = System.getLogger("kept");

    Object secret = Secret.ofUtf8("sk");

    String reveal(Secret[] secrets) {
        log.log(System.Logger.Level.INFO, secrets[0]);
        return "";
    }
}
