package dev.keyport.host.http;

/**
 * One mistake in a request body.
 *
 * @param field where, for example {@code lineItems[0].quantity}
 * @param message what is wrong there, without the value
 */
public record FieldError(String field, String message) {}
