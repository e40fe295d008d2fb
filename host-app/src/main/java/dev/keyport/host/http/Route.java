package dev.keyport.host.http;

import dev.keyport.port.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * One method on one path.
 *
 * @param path as Javalin writes it: {@code {name}} for a segment, {@code <name>} for the rest
 * @param repeatable what an {@code Idempotency-Key} does
 */
public record Route(HandlerType method, String path, Access access, Repeatable repeatable, Action action) {

    /** Answers a request of a caller who was let in. */
    @FunctionalInterface
    public interface Action {
        void answer(Context context, Caller caller) throws Exception;
    }

    static Route get(String path, Access access, Action action) {
        return new Route(HandlerType.GET, path, access, Repeatable.NO, action);
    }

    static Route post(String path, Access access, Action action) {
        return new Route(HandlerType.POST, path, access, Repeatable.YES, action);
    }

    static Route put(String path, Access access, Action action) {
        return new Route(HandlerType.PUT, path, access, Repeatable.NO, action);
    }

    static Route patch(String path, Access access, Action action) {
        return new Route(HandlerType.PATCH, path, access, Repeatable.NO, action);
    }

    static Route delete(String path, Access access, Action action) {
        return new Route(HandlerType.DELETE, path, access, Repeatable.NO, action);
    }

    /** The same, repeatable in another way. */
    Route repeatable(Repeatable other) {
        return new Route(method, path, access, other, action);
    }
}
