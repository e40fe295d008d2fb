package com.planted.byname.port.kyc;

import java.lang.invoke.MethodHandles;

public final class KycByLookup {

    Object found(String name) throws ReflectiveOperationException {
        return MethodHandles.lookup().findClass(name);
    }
}
