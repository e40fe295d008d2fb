package dev.keyport.host.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** One method on one path that needs no token. */
public record OpenRoute(HandlerType method, String path, Action action) {

    /** Answers a request of anybody. */
    @FunctionalInterface
    public interface Action {
        void answer(Context context) throws Exception;
    }
}
