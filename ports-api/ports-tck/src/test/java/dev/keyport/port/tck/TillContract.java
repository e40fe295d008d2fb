package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.tck.PaymentProviderContract;
import java.net.URI;
import java.time.Duration;

/** The contract of a till, whose client can be replaced. */
abstract class TillContract extends PaymentProviderContract implements VendorScript<PaymentProvider> {

    @Override
    protected Subject<PaymentProvider> subject() {
        return Subject.withVendor(this);
    }

    VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
        return new VendorClient(IntegrationDomain.PAYMENT, context, vendor, timeout);
    }

    @Override
    public AdapterFactory<PaymentProvider> factory(URI vendor, Duration timeout) {
        return SampleFactory.of(
                PaymentProvider.class,
                "till",
                context -> new TillPayments(client(context, vendor, timeout)),
                "take_payment",
                "refund_payment",
                "check_payment");
    }

    @Override
    public VendorAnswer success(VendorExchange exchange) {
        return VendorAnswer.json(200, "{\"id\":\"" + exchange.reference() + "\"}");
    }

    @Override
    public VendorAnswer refusal(VendorExchange exchange) {
        return VendorAnswer.json(422, "{\"error\":\"declined\"}");
    }
}
