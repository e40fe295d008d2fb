package com.planted.near.adapters.two;

import com.planted.near.adapters.support.Headers;
import com.planted.near.port.kyc.KycPort;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.Secret;
import java.util.function.Supplier;

/** Keeps a secret in a field, and shows nothing of it. */
@IntegrationAdapter(domain = "kyc", slug = "second")
public final class SecondAdapter implements KycPort {

    private final Supplier<Secret> keys;
    private final Headers headers = new Headers();

    public SecondAdapter(Supplier<Secret> keys) {
        this.keys = keys;
    }

    @Override
    public String providerId() {
        return "second";
    }

    @Override
    public ConnectionTestResult testConnection() {
        try (Secret key = keys.get()) {
            headers.set("X-Key", key.revealUtf8());
            return new ConnectionTestResult(key.length() > 0 ? Outcome.CONFIRMED : Outcome.REJECTED, "second", null);
        }
    }

    @Override
    public boolean check(String name) {
        return name.isEmpty();
    }

    @Override
    public String toString() {
        return "SecondAdapter[key redacted, " + headers + "]";
    }
}
