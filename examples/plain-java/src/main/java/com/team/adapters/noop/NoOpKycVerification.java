package com.team.adapters.noop;

import com.team.port.kyc.KycRequest;
import com.team.port.kyc.KycResult;
import com.team.port.kyc.KycVerification;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;

/** Serves a tenant that has configured nothing. */
@IntegrationAdapter(domain = "kyc", slug = "noop")
public final class NoOpKycVerification implements KycVerification {

    @Override
    public String providerId() {
        return "noop";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public KycResult verify(KycRequest request) {
        return new KycResult(Outcome.SIMULATED, false);
    }

    @Override
    public ConnectionTestResult testConnection() {
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }
}
