package dev.keyport.port.payment.tck;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import dev.keyport.port.Outcome;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentRequest;
import dev.keyport.port.payment.PaymentResult;
import dev.keyport.port.payment.PaymentStatus;
import dev.keyport.port.payment.RefundRequest;
import dev.keyport.port.tck.IntegrationPortContract;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PaymentProvider} must do. */
public abstract class PaymentProviderContract extends IntegrationPortContract<PaymentProvider> {

    protected PaymentProviderContract() {
        super(PaymentProvider.class);
    }

    /** A payment that the provider takes. */
    protected PaymentRequest payment(IdempotencyKey key, String amount) {
        return new PaymentRequest(key, money(amount), null, null, "CONTRACT-1");
    }

    @Test
    public void pay_answersConsistently() {
        PaymentResult result = provider().pay(payment(newKey(), "10.00"));

        assertConsistent(result.outcome(), result.paymentReference(), result.errorMessage());
    }

    @Test
    public void pay_sameKeyAgain_givesTheSameReference() {
        PaymentRequest request = payment(newKey(), "10.00");

        assertThat(pay(request)).isEqualTo(pay(request));
    }

    @Test
    public void pay_otherKeysAtOnce_giveOtherReferences() throws Exception {
        assertDistinctReferences(i -> pay(payment(newKey(), "10.00")));
    }

    /** A simulated provider keeps nothing, so it cannot know what came with the key before. */
    @Test
    public void pay_sameKeyOtherContent_isRejectedUnlessSimulated() {
        IdempotencyKey key = newKey();
        pay(payment(key, "10.00"));

        Outcome second = provider().pay(payment(key, "11.00")).outcome();

        assertThat(second).isEqualTo(provider().simulated() ? Outcome.SIMULATED : Outcome.REJECTED);
    }

    @Test
    public void refund_answersConsistently() {
        RefundRequest request = new RefundRequest(newKey(), pay(payment(newKey(), "10.00")), null, null);

        PaymentResult result = provider().refund(request);

        assertConsistent(result.outcome(), result.paymentReference(), result.errorMessage());
    }

    @Test
    public void refund_sameKeyAgain_givesTheSameReference() {
        String payment = pay(payment(newKey(), "10.00"));
        RefundRequest request = new RefundRequest(newKey(), payment, money("4.00"), null);

        assertThat(refund(request)).isEqualTo(refund(request)).isNotEqualTo(payment);
    }

    @Test
    public void refund_otherKey_givesAnotherReference() {
        String payment = pay(payment(newKey(), "10.00"));

        assertThat(refund(new RefundRequest(newKey(), payment, money("4.00"), null)))
                .isNotEqualTo(refund(new RefundRequest(newKey(), payment, money("4.00"), null)));
    }

    @Test
    public void status_paymentThatWasTaken_namesIt() {
        String reference = pay(payment(newKey(), "10.00"));

        PaymentStatus status = provider().status(reference);

        assertThat(status.paymentReference()).isEqualTo(reference);
        assertSimulatedOnlyIfTheAdapterIs(status.outcome());
    }

    private String pay(PaymentRequest request) {
        return requireNonNull(provider().pay(request).paymentReference(), "paymentReference");
    }

    private String refund(RefundRequest request) {
        return requireNonNull(provider().refund(request).paymentReference(), "paymentReference");
    }

    private static IdempotencyKey newKey() {
        return new IdempotencyKey("contract-" + UUID.randomUUID());
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("ZAR"));
    }
}
