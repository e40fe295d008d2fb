package dev.keyport.registry.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a request was answered.
 *
 * @param status the HTTP status
 * @param contentType null when there is no content
 * @param body null when it was not kept; empty when there was none. Handed over, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
public record KeptAnswer(int status, @Nullable String contentType, byte @Nullable [] body) {}
