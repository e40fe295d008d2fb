package dev.keyport.host.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * One method on one path that needs no bearer token.
 *
 * @param failures how it is answered when the action throws
 */
public record OpenRoute(HandlerType method, String path, Action action, FailureAnswer failures) {

    /** A route whose failures are problem details. */
    public OpenRoute(HandlerType method, String path, Action action) {
        this(method, path, action, FailureAnswer.JSON);
    }

    /** Answers a request of anybody. */
    @FunctionalInterface
    public interface Action {
        void answer(Context context) throws Exception;
    }
}
