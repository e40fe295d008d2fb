package dev.keyport.host.signin;

import dev.keyport.port.Caller;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is signed in. Immutable.
 *
 * @param caller for every service
 * @param name for people, never for decisions
 * @param csrfToken what every form of a page sends back in the field {@value #CSRF_FIELD}, or htmx in the header
 *     {@value #CSRF_HEADER}
 */
public record PageCaller(Caller caller, String name, String csrfToken) {

    public static final String CSRF_FIELD = "csrf";
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String ATTRIBUTE = "keyport.page.caller";

    public PageCaller {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(csrfToken, "csrfToken");
    }

    /** Who made this request; empty on a page that needs no session, and when nobody is signed in. */
    public static Optional<PageCaller> of(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    void attach(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "PageCaller[" + caller + "]";
    }
}
