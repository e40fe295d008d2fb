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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An adapter as a team would write it. */
@IntegrationAdapter(domain = "payment", slug = "till")
final class TillPayments implements PaymentProvider {

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
        if (!payment.path("id").asString("").equals(paymentReference)) {
            throw client.failure(FailureKind.UNAVAILABLE, "the till told of another payment", null, null);
        }
        return new PaymentStatus(Outcome.CONFIRMED, PaymentState.SUCCEEDED, paymentReference, Instant.now());
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
                : "{\"amount\":\"" + money.amount() + "\",\"currency\":\"" + money.currency() + "\"}";
        Optional<VendorClient.Said> answer = client.act(path, body, key);
        if (answer.filter(VendorClient.Said::refused).isPresent()) {
            return new PaymentResult(Outcome.REJECTED, null, "the till declined");
        }
        return answer.map(said -> said.body().path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .map(id -> new PaymentResult(Outcome.CONFIRMED, id, null))
                .orElseGet(() -> new PaymentResult(Outcome.UNKNOWN, null, "the till did not say whether it did it"));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
