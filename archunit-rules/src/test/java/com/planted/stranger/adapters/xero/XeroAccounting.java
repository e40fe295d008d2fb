package com.planted.stranger.adapters.xero;

import com.stripe.StripeClient;
import com.xero.XeroClient;

public final class XeroAccounting {

    private final XeroClient xero = new XeroClient();
    private final StripeClient stripe = new StripeClient();

    String both() {
        return xero.post("") + stripe.charge("");
    }
}
