package com.team.adapters.acme;

import com.team.port.kyc.KycVerification;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import java.util.List;
import java.util.Set;

public final class AcmeKycFactory implements AdapterFactory<KycVerification> {

    @Override
    public Class<KycVerification> port() {
        return KycVerification.class;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                new ProviderSlug("acme"),
                "Acme Identity",
                ProviderCategory.API,
                AuthType.API_KEY,
                List.of(new Capability("verify_person", "Verify people", "Asks Acme who a person is.", Role.MANAGER)),
                ProviderDescriptor.NO_CONFIG,
                Set.of("api.acme.example"),
                null);
    }

    @Override
    public KycVerification create(ConnectionContext context) {
        return new AcmeKycVerification(context);
    }
}
