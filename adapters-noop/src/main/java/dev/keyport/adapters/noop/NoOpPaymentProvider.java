package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentRequest;
import dev.keyport.port.payment.PaymentResult;
import dev.keyport.port.payment.PaymentState;
import dev.keyport.port.payment.PaymentStatus;
import dev.keyport.port.payment.RefundRequest;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulates a payment provider; no money moves.
 *
 * <p>The same idempotency key gives the same reference, at every node and after every restart: its 8 digits are the start of a
 * SHA-256 of the tenant, of what is done (a payment or a refund) and of the key. Nothing is kept. So two keys share a reference
 * once in 4 billion, a key that comes again with other content is not noticed, and every reference has succeeded, known or not.
 * Thread-safe.
 */
@IntegrationAdapter(domain = "payment", slug = "noop")
public final class NoOpPaymentProvider implements PaymentProvider {

    private static final Logger log = LoggerFactory.getLogger(NoOpPaymentProvider.class);

    private final TenantId tenant;
    private final Clock clock;

    public NoOpPaymentProvider(TenantId tenant, Clock clock) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public PaymentResult pay(PaymentRequest request) {
        return simulate("payment", request.idempotencyKey());
    }

    @Override
    public PaymentResult refund(RefundRequest request) {
        return simulate("refund", request.idempotencyKey());
    }

    @Override
    public PaymentStatus status(String paymentReference) {
        log.info("simulated for tenant {}: would check a payment", tenant);
        return new PaymentStatus(Outcome.SIMULATED, PaymentState.SUCCEEDED, paymentReference, clock.instant());
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the payment connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }

    private PaymentResult simulate(String what, IdempotencyKey key) {
        String reference = References.derived(References.PREFIX, tenant.value(), what, key.value());
        log.info("simulated for tenant {}: would make a {}, as {}", tenant, what, reference);
        return new PaymentResult(Outcome.SIMULATED, reference, null);
    }
}
