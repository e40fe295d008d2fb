package com.planted.portlibrary.port.kyc;

import org.slf4j.Logger;

public interface KycPort {
    void check(Logger log);
}
