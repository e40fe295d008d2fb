package dev.keyport.host.http;

import io.javalin.http.Context;
import java.util.Set;

/** The names under which this machine calls itself. */
public final class LoopbackName {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LoopbackName() {}

    /**
     * Returns when the request names this machine. A page of another site can make a browser call this machine under a name of
     * its own (DNS rebinding).
     *
     * @throws ProblemException when it names another one
     */
    public static void require(Context context) {
        if (!NAMES.contains(context.req().getServerName())) {
            throw new ProblemException(Problem.of(
                    403, "not-this-machine", "Forbidden", "In development mode the host is for this machine only."));
        }
    }
}
