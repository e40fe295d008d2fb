package com.team.adapters.noop;

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

public final class NoOpKycFactory implements AdapterFactory<KycVerification> {

    @Override
    public Class<KycVerification> port() {
        return KycVerification.class;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                ProviderSlug.NOOP,
                "Simulated",
                ProviderCategory.API,
                AuthType.NONE,
                List.of(new Capability("verify_person", "Verify people", "Knows nobody.", Role.MANAGER)),
                ProviderDescriptor.NO_CONFIG,
                Set.of(),
                null);
    }

    @Override
    public KycVerification create(ConnectionContext context) {
        return new NoOpKycVerification();
    }
}
