package com.planted.vendorthrown.adapters.stripe;

import com.stripe.StripeException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

public final class StripeLookup {

    String account(Optional<String> found) {
        return found.orElseThrow(() -> new StripeException());
    }

    CompletableFuture<String> later() {
        return CompletableFuture.failedFuture(new StripeException());
    }
}
