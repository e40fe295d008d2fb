package dev.keyport.port.tck;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Money;
import dev.keyport.port.Outcome;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentRequest;
import dev.keyport.port.payment.PaymentResult;
import dev.keyport.port.payment.PaymentState;
import dev.keyport.port.payment.PaymentStatus;
import dev.keyport.port.payment.RefundRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An adapter as a team would write it, for a vendor that repeats what it did. What it reads of that can be replaced. */
@IntegrationAdapter(domain = "payment", slug = "till")
class TillPayments implements PaymentProvider {

    private final VendorClient client;

    TillPayments(VendorClient client) {
        this.client = client;
    }

    @Override
    public String providerId() {
        return "till";
    }

    @Override
    public PaymentResult pay(PaymentRequest request) {
        return act("/payments", request.money(), request.idempotencyKey());
    }

    @Override
    public PaymentResult refund(RefundRequest request) {
        String path = "/payments/" + encoded(request.paymentReference()) + "/refunds";
        return act(path, request.money(), request.idempotencyKey());
    }

    @Override
    public PaymentStatus status(String paymentReference) {
        JsonNode payment = client.read("/payments/" + encoded(paymentReference));
        if (!isAbout(paymentReference, payment)) {
            throw client.failure(FailureKind.UNAVAILABLE, "the till told of another payment", null, null);
        }
        return new PaymentStatus(Outcome.CONFIRMED, state(payment), paymentReference, Instant.EPOCH);
    }

    protected boolean isAbout(String reference, JsonNode payment) {
        return payment.path("id").asString("").equals(reference);
    }

    protected PaymentState state(JsonNode payment) {
        return switch (payment.path("state").asString("")) {
            case "settled" -> PaymentState.SUCCEEDED;
            case "waiting" -> PaymentState.PENDING;
            default -> throw client.failure(FailureKind.UNAVAILABLE, "the till is in an unknown state", null, null);
        };
    }

    protected String written(Money money) {
        return money.amount().toPlainString();
    }

    protected boolean isAmount(Money money, JsonNode payment) {
        return payment.path("amount").asString("").equals(written(money));
    }

    protected boolean isCurrency(Money money, JsonNode payment) {
        return payment.path("currency").asString("").equals(money.currency().getCurrencyCode());
    }

    protected boolean isDeclined(JsonNode payment) {
        return payment.path("declined").asBoolean(false);
    }

    protected String id(JsonNode payment) {
        return payment.path("id").asString("");
    }

    @Override
    public ConnectionTestResult testConnection() {
        try {
            client.read("/me");
            return ConnectionTestResult.confirmed(providerId(), null);
        } catch (IntegrationException e) {
            if (e.kind() == FailureKind.AUTHENTICATION || e.kind() == FailureKind.PERMISSION) {
                return new ConnectionTestResult(
                        Outcome.REJECTED, providerId(), "the till refused the key", null, e.kind());
            }
            throw e;
        }
    }

    private PaymentResult act(String path, @Nullable Money money, IdempotencyKey key) {
        String body = money == null
                ? "{}"
                : "{\"amount\":\"" + written(money) + "\",\"currency\":\"" + money.currency() + "\"}";
        return client.act(path, body, key)
                .map(said -> result(money, said.body()))
                .orElseGet(TillPayments::unknown);
    }

    private PaymentResult result(@Nullable Money money, JsonNode payment) {
        if (isDeclined(payment)) {
            return new PaymentResult(Outcome.REJECTED, null, "the till declined");
        }
        boolean asked = money == null || isAmount(money, payment) && isCurrency(money, payment);
        boolean paid = payment.path("paid").asBoolean(false);
        return asked && paid && !id(payment).isEmpty()
                ? new PaymentResult(Outcome.CONFIRMED, id(payment), null)
                : unknown();
    }

    private static PaymentResult unknown() {
        return new PaymentResult(Outcome.UNKNOWN, null, "the till did not say whether it did it");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
