package com.planted.clean.adapters.one;

import com.planted.clean.port.kyc.KycPort;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ProviderDescriptor;

public final class OneFactory implements AdapterFactory<KycPort> {

    private final ProviderDescriptor descriptor;

    public OneFactory(ProviderDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public Class<KycPort> port() {
        return KycPort.class;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public KycPort create(ConnectionContext context) {
        return new OneKyc(context);
    }
}
