package com.planted.vendorthrown.adapters.stripe;

import com.stripe.StripeClient;
import com.stripe.StripeException;

public final class StripePayment {

    private final StripeClient client = new StripeClient();

    public String pay() {
        try {
            return client.charge("");
        } catch (StripeException e) {
            throw e;
        }
    }
}
