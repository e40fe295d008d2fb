package com.planted.clean.host;

import com.planted.clean.adapters.one.OneKyc;
import com.planted.clean.port.kyc.KycPort;
import com.planted.clean.registry.Registry;
import dev.keyport.port.ConnectionContext;

public final class Wiring {

    private final Registry registry = new Registry();

    static final class Adapters {

        KycPort kyc(ConnectionContext context) {
            return new OneKyc(context);
        }
    }

    Registry registry() {
        return registry;
    }
}
