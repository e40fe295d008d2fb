package dev.keyport.port.payment;

/** How far a payment or a refund has come. */
public enum PaymentState {
    /** Accepted, not settled: a bank or the customer still has to act. */
    PENDING,
    /** The money moved. */
    SUCCEEDED,
    /** The money did not move and will not. */
    FAILED,
    /** The payment was given back in part. */
    PARTIALLY_REFUNDED,
    /** The payment was given back whole. */
    REFUNDED
}
