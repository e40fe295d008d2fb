package com.team.adapters.acme;

import com.team.port.kyc.KycRequest;
import com.team.port.kyc.KycResult;
import com.team.port.kyc.KycVerification;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.Secret;

/** Stands for a real provider: it knows whoever has a key. */
@IntegrationAdapter(domain = "kyc", slug = "acme")
public final class AcmeKycVerification implements KycVerification {

    private final ConnectionContext connection;

    public AcmeKycVerification(ConnectionContext connection) {
        this.connection = connection;
    }

    @Override
    public String providerId() {
        return "acme";
    }

    @Override
    public KycResult verify(KycRequest request) {
        try (Secret key = connection.openCredential()) {
            return new KycResult(Outcome.CONFIRMED, key.length() > 0);
        }
    }

    @Override
    public ConnectionTestResult testConnection() {
        return ConnectionTestResult.confirmed(providerId(), connection.tenant().value());
    }
}
