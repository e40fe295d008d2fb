package com.stripe;

/** Stands for what a vendor's SDK throws unchecked. */
public class StripeException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
