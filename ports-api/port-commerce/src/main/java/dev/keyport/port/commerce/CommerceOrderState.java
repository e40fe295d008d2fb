package dev.keyport.port.commerce;

/** How far an order has come, in the words that shops share. */
public enum CommerceOrderState {
    /** Placed, and not yet paid for. */
    OPEN,
    /** Paid for, and not yet sent in full. */
    PAID,
    /** Sent, or handed over, in full. */
    FULFILLED,
    /** Will not be fulfilled. */
    CANCELLED,
    /** The money was given back in full. */
    REFUNDED,
    /** The shop says something that has no word here. */
    OTHER
}
