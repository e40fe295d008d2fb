package com.planted.clean.port.kyc;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import org.jspecify.annotations.Nullable;

@PortDomain("kyc")
public interface KycPort extends IntegrationPort {
    boolean[] check(@Nullable String... names);
}
