package com.planted.near.port.kyc;

import com.planted.near.port.KycAnswer;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import jakarta.inject.Qualifier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

@PortDomain("kyc")
public interface KycPort extends IntegrationPort {

    boolean check(String name);

    default @Nullable KycAnswer answer(@Nullable SecretKey key) {
        return null;
    }

    @interface Fast {
        Class<?> value() default Qualifier.class;
    }
}
