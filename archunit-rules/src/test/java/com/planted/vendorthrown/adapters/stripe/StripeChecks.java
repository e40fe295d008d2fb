package com.planted.vendorthrown.adapters.stripe;

import com.stripe.StripeException;

public final class StripeChecks {

    void check(boolean valid) {
        if (!valid) {
            throw new StripeException();
        }
    }
}
