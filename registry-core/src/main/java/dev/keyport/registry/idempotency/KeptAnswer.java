package dev.keyport.registry.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered.
 *
 * @param status the HTTP status
 * @param contentType null when there is no content
 * @param headers those that belong to it besides, such as {@code Location}; about 4 KB at most
 * @param body null when it was not kept; empty when there was none. Handed over, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
public record KeptAnswer(
        int status, @Nullable String contentType, Map<String, String> headers, byte @Nullable [] body) {}
