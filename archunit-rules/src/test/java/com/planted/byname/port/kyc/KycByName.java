package com.planted.byname.port.kyc;

public final class KycByName {

    Object found(String name) throws ReflectiveOperationException {
        return Class.forName(name);
    }
}
