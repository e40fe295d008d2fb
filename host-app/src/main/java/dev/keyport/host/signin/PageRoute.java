package dev.keyport.host.signin;

import dev.keyport.host.http.Access;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Objects;

/**
 * One method on one path of a page. The gate lets in who has a session and the role; a POST only from a page of our own.
 *
 * @param method GET, which changes nothing, or POST
 * @param path as Javalin writes it
 */
public record PageRoute(HandlerType method, String path, Access access, Action action) {

    /**
     * @throws IllegalArgumentException for another method
     */
    public PageRoute {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(action, "action");
        if (!method.equals(HandlerType.GET) && !method.equals(HandlerType.POST)) {
            throw new IllegalArgumentException("a page route is GET or POST");
        }
    }

    /** Answers a request of somebody who was let in. What it throws becomes a page that says so. */
    @FunctionalInterface
    public interface Action {
        void answer(Context context, PageCaller caller) throws Exception;
    }

    public static PageRoute get(String path, Access access, Action action) {
        return new PageRoute(HandlerType.GET, path, access, action);
    }

    public static PageRoute post(String path, Access access, Action action) {
        return new PageRoute(HandlerType.POST, path, access, action);
    }
}
