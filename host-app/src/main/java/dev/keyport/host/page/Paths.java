package dev.keyport.host.page;

import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import io.javalin.http.Context;
import java.util.UUID;

/** The addresses of the pages. What cannot be an id or a domain names nothing. */
final class Paths {

    static final String INTEGRATIONS = "/settings/integrations";
    static final String CONNECTIONS = INTEGRATIONS + "/connections";
    static final String EVENTS = INTEGRATIONS + "/events";
    static final String EXPORT = EVENTS + "/export.csv";

    private static final int UUID_LENGTH = 36;

    private Paths() {}

    static String domain(IntegrationDomain domain) {
        return INTEGRATIONS + "/domains/" + domain;
    }

    static String connection(ConnectionId id) {
        return CONNECTIONS + "/" + id;
    }

    static IntegrationDomain domain(Context context) {
        try {
            return new IntegrationDomain(context.pathParam("domain"));
        } catch (IllegalArgumentException e) {
            throw nothing();
        }
    }

    static ConnectionId connection(Context context) {
        String text = context.pathParam("id");
        try {
            if (text.length() == UUID_LENGTH) {
                return new ConnectionId(UUID.fromString(text));
            }
        } catch (IllegalArgumentException e) {
            throw nothing();
        }
        throw nothing();
    }

    static ProblemException nothing() {
        return new ProblemException(Problem.of(404, "no-such-page", "Not Found", "There is no page at this address."));
    }
}
