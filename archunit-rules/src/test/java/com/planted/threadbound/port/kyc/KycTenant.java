package com.planted.threadbound.port.kyc;

public final class KycTenant {
    static final ThreadLocal<String> TENANT = new InheritableThreadLocal<>();
}
