package dev.keyport.port.payment;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;
import dev.keyport.port.Role;

/**
 * Takes money through the tenant's payment provider, and gives it back.
 *
 * <p>Money moves at most once per idempotency key: repeating a call with the same key and the same content answers what the
 * first one did; with the same key and other content it is {@link dev.keyport.port.Outcome#REJECTED}. A result of
 * {@link dev.keyport.port.Outcome#UNKNOWN} means that the money may have moved: repeat the call with the same key, or ask for
 * {@link #status}. No card number ever passes through this port; a payment method is a token that the provider issued.
 */
@PortDomain("payment")
public interface PaymentProvider extends IntegrationPort {

    /**
     * Takes a payment.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("take_payment")
    PaymentResult pay(PaymentRequest request);

    /**
     * Gives back all or part of a payment. All refunds of a payment together never exceed it. Needs a manager.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability(value = "refund_payment", role = Role.MANAGER)
    PaymentResult refund(RefundRequest request);

    /**
     * Asks how far a payment or a refund has come.
     *
     * @param paymentReference as {@link #pay} or {@link #refund} returned it
     * @throws dev.keyport.port.IntegrationException with {@link dev.keyport.port.FailureKind#NOT_FOUND} for an unknown one
     */
    @RequiresCapability("check_payment")
    PaymentStatus status(String paymentReference);
}
