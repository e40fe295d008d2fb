package com.planted.injected.port.kyc;

import jakarta.inject.Inject;

public final class KycService {
    @Inject
    Runnable port;
}
