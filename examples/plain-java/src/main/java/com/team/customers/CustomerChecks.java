package com.team.customers;

import com.team.port.kyc.KycRequest;
import com.team.port.kyc.KycResult;
import com.team.port.kyc.KycVerification;
import dev.keyport.port.Caller;
import dev.keyport.port.Outcome;
import dev.keyport.registry.IntegrationRegistry;

/** Domain code: knows the port, not who answers. */
public final class CustomerChecks {

    private final IntegrationRegistry registry;

    public CustomerChecks(IntegrationRegistry registry) {
        this.registry = registry;
    }

    /** Whether the tenant's provider has confirmed that it knows the person. */
    public boolean isKnown(Caller caller, KycRequest person) {
        KycResult result = registry.use(caller, KycVerification.class).verify(person);
        return result.outcome() == Outcome.CONFIRMED && result.known();
    }
}
