package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.tck.PaymentProviderContract;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract of a till, whose client can be replaced. */
abstract class TillContract extends PaymentProviderContract implements VendorScript<PaymentProvider> {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    protected Subject<PaymentProvider> subject() {
        return Subject.withVendor(this);
    }

    VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
        return new VendorClient(IntegrationDomain.PAYMENT, context, vendor, timeout);
    }

    PaymentProvider adapter(VendorClient client) {
        return new TillPayments(client);
    }

    @Override
    public AdapterFactory<PaymentProvider> factory(URI vendor, Duration timeout) {
        return SampleFactory.of(
                PaymentProvider.class,
                "till",
                context -> adapter(client(context, vendor, timeout)),
                "take_payment",
                "refund_payment",
                "check_payment");
    }

    @Override
    public VendorAnswer success(VendorExchange exchange) {
        ObjectNode said = json.createObjectNode().put("id", exchange.reference());
        if (exchange.capability().equals("check_payment")) {
            return VendorAnswer.json(200, said.put("state", "settled").toString());
        }
        String sent = exchange.request().text();
        if (!sent.isEmpty()) {
            said.setAll((ObjectNode) json.readTree(sent));
        }
        return VendorAnswer.json(201, said.put("paid", true).toString());
    }

    @Override
    public VendorAnswer refusal(VendorExchange exchange) {
        return VendorAnswer.json(200, "{\"declined\":true}");
    }
}
