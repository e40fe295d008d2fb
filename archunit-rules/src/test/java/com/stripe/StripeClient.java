package com.stripe;

/** Stands for a vendor's SDK. */
public final class StripeClient {

    public String charge(String key) {
        return key;
    }
}
