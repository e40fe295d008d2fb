package com.team.port.kyc;

import java.util.Objects;

/** The person to ask about. Shows neither in logs. */
public record KycRequest(String name, String country) {

    public KycRequest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(country, "country");
    }

    @Override
    public String toString() {
        return "KycRequest[redacted]";
    }
}
