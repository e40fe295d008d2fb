package com.planted.lookup.port.kyc;

import java.util.ServiceLoader;

public final class KycLoader {
    Object found = ServiceLoader.load(Runnable.class);
}
