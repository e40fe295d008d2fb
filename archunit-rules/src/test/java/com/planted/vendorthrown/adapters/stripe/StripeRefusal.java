package com.planted.vendorthrown.adapters.stripe;

import com.stripe.StripeException;

final class StripeRefusal extends StripeException {

    private static final long serialVersionUID = 1L;
}
