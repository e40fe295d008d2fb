package dev.keyport.host.http;

import dev.keyport.port.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * One method on one path.
 *
 * @param path as Javalin writes it: {@code {name}} for a segment, {@code <name>} for the rest
 */
public record Route(HandlerType method, String path, Access access, Action action) {

    /** Answers a request of a caller who was let in. */
    @FunctionalInterface
    public interface Action {
        void answer(Context context, Caller caller) throws Exception;
    }

    static Route get(String path, Access access, Action action) {
        return new Route(HandlerType.GET, path, access, action);
    }

    static Route post(String path, Access access, Action action) {
        return new Route(HandlerType.POST, path, access, action);
    }

    static Route put(String path, Access access, Action action) {
        return new Route(HandlerType.PUT, path, access, action);
    }

    static Route patch(String path, Access access, Action action) {
        return new Route(HandlerType.PATCH, path, access, action);
    }

    static Route delete(String path, Access access, Action action) {
        return new Route(HandlerType.DELETE, path, access, action);
    }
}
