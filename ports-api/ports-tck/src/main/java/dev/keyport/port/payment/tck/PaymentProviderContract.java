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
import dev.keyport.port.tck.Asked;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
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

    @Override
    protected List<Operation<PaymentProvider>> operations() {
        return List.of(
                new Operation<>(
                        "take_payment",
                        Effect.ACTS_ONCE_PER_KEY,
                        (adapter, attempt) -> reply(adapter.pay(payment(attempt))),
                        attempt -> asked(payment(attempt).money())),
                new Operation<>(
                        "refund_payment",
                        Effect.ACTS_ONCE_PER_KEY,
                        (adapter, attempt) -> reply(adapter.refund(refund(attempt))),
                        attempt -> asked(money(attempt))),
                new Operation<>(
                        "check_payment",
                        Effect.READS,
                        (adapter, attempt) -> reply(adapter.status(attempt.reference())),
                        attempt -> List.of(new Asked("id", attempt.reference()))));
    }

    private PaymentRequest payment(Attempt attempt) {
        return payment(attempt.key(), attempt.amount().toPlainString());
    }

    private RefundRequest refund(Attempt attempt) {
        return new RefundRequest(attempt.key(), attempt.reference(), money(attempt), null);
    }

    /** In the currency of the payments. */
    private Money money(Attempt attempt) {
        return payment(attempt).money();
    }

    private static List<Asked> asked(Money money) {
        return Asked.money(money.amount(), money.currency().getCurrencyCode());
    }

    private static Reply reply(PaymentStatus status) {
        return new Reply(status.outcome(), status.paymentReference(), null, status);
    }

    private static Reply reply(PaymentResult result) {
        return new Reply(result.outcome(), result.paymentReference(), result.errorMessage(), result);
    }

    @Test
    public void pay_answersConsistently() {
        needs("take_payment");
        PaymentResult result = provider().pay(payment(newKey(), "10.00"));

        assertConsistent(result.outcome(), result.paymentReference(), result.errorMessage());
    }

    @Test
    public void pay_sameKeyAgain_givesTheSameReference() {
        needs("take_payment");
        PaymentRequest request = payment(newKey(), "10.00");

        assertThat(pay(request)).isEqualTo(pay(request));
    }

    @Test
    public void pay_otherKeysAtOnce_giveOtherReferences() throws Exception {
        needs("take_payment");
        assertDistinctReferences(i -> pay(payment(newKey(), "10.00")));
    }

    /** A simulated provider keeps nothing, so it cannot know what came with the key before. */
    @Test
    public void pay_sameKeyOtherContent_isRejectedUnlessSimulated() {
        needs("take_payment");
        IdempotencyKey key = newKey();
        pay(payment(key, "10.00"));

        Outcome second = provider().pay(payment(key, "11.00")).outcome();

        assertThat(second).isEqualTo(provider().simulated() ? Outcome.SIMULATED : Outcome.REJECTED);
    }

    @Test
    public void refund_answersConsistently() {
        needs("take_payment");
        needs("refund_payment");
        RefundRequest request = new RefundRequest(newKey(), pay(payment(newKey(), "10.00")), null, null);

        PaymentResult result = provider().refund(request);

        assertConsistent(result.outcome(), result.paymentReference(), result.errorMessage());
    }

    @Test
    public void refund_sameKeyAgain_givesTheSameReference() {
        needs("take_payment");
        needs("refund_payment");
        String payment = pay(payment(newKey(), "10.00"));
        RefundRequest request = new RefundRequest(newKey(), payment, money("4.00"), null);

        assertThat(refund(request)).isEqualTo(refund(request)).isNotEqualTo(payment);
    }

    @Test
    public void refund_otherKey_givesAnotherReference() {
        needs("take_payment");
        needs("refund_payment");
        String payment = pay(payment(newKey(), "10.00"));

        assertThat(refund(new RefundRequest(newKey(), payment, money("4.00"), null)))
                .isNotEqualTo(refund(new RefundRequest(newKey(), payment, money("4.00"), null)));
    }

    @Test
    public void status_paymentThatWasTaken_namesIt() {
        needs("take_payment");
        needs("check_payment");
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
