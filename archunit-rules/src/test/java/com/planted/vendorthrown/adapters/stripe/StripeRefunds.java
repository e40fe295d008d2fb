package com.planted.vendorthrown.adapters.stripe;

public final class StripeRefunds {

    void refund() {
        throw new StripeRefusal();
    }
}
