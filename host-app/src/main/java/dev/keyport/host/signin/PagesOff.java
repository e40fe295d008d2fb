package dev.keyport.host.signin;

import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** Says that the pages are off, because nobody has set how people sign in. */
public final class PagesOff {

    private final PageGate gate;

    public PagesOff(PageGate gate) {
        this.gate = gate;
    }

    public List<OpenRoute> routes() {
        return List.of(
                gate.anybody(HandlerType.GET, "/signin", PagesOff::refuse),
                gate.anybody(HandlerType.GET, "/settings/<rest>", PagesOff::refuse));
    }

    private static void refuse(Context context) {
        throw new ProblemException(Problem.of(
                404,
                "pages-off",
                "Pages Are Off",
                "This host has no pages, because the settings for signing in with OpenID Connect are not there."));
    }
}
