package com.planted.near.port.kyc.tck;

import com.planted.near.port.kyc.KycPort;

/** A contract calls for the exception, not for the result. */
public abstract class KycContract {

    protected abstract KycPort port();

    void testConnection_closed_fails(Runnable expected) {
        Runnable call = () -> port().testConnection();
        call.run();
        expected.run();
    }
}
