package com.team.port.kyc;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;
import dev.keyport.port.Role;

/** Asks a provider who a person is. The team's own port, for a domain that Keyport has never heard of. */
@PortDomain("kyc")
public interface KycVerification extends IntegrationPort {

    @RequiresCapability(value = "verify_person", role = Role.MANAGER)
    KycResult verify(KycRequest request);
}
