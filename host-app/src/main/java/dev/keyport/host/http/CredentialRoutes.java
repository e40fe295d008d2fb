package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.registry.CredentialService;
import dev.keyport.registry.InvalidKeyFormatException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** The credentials of connections, of every kind. What is wrong with one is told without any of it. */
public final class CredentialRoutes {

    private final CredentialService credentials;

    public CredentialRoutes(CredentialService credentials) {
        this.credentials = credentials;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/integrations/connections/{id}/credential", Access.CONFIGURE, this::set)
                        .repeatable(Repeatable.WITH_SECRET),
                Route.post("/api/integrations/connections/{id}/revoke", Access.CONFIGURE, this::revoke));
    }

    private void set(Context context, Caller caller) throws IOException {
        ConnectionId connection = PathNames.connection(context);
        Long version = IfMatch.optional(context);
        CredentialBody body = CredentialBody.read(RequestBody.json(context, BodyLimit.KEY));
        try (Credential credential = body.credential()) {
            credentials.set(caller, connection, version, credential, body.terms());
        } catch (InvalidKeyFormatException e) {
            throw new ProblemException(Problems.invalidCredential(e.field(), e));
        }
        Answer.nothing(context);
    }

    private void revoke(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        credentials.revoke(caller, PathNames.connection(context), IfMatch.optional(context));
        Answer.nothing(context);
    }
}
