package dev.keyport.host.http;

import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.port.ActorId;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Tokens for trying Keyport out. Only wired in development mode, and only for requests that name this machine. */
public final class DevelopmentRoutes {

    private static final int MAX_TEXT = 255;

    private final DevelopmentTokens tokens;

    public DevelopmentRoutes(DevelopmentTokens tokens) {
        this.tokens = tokens;
    }

    public List<OpenRoute> routes() {
        return List.of(new OpenRoute(HandlerType.POST, "/dev/tokens", this::issue));
    }

    private void issue(Context context) throws IOException {
        LoopbackName.require(context);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String tenant = body.line("tenant", MAX_TEXT);
        String subject = body.line("subject", MAX_TEXT);
        String claim = body.line("role", MAX_TEXT);
        Role role = Role.fromClaim(claim).orElse(Role.MEMBER);
        if (!claim.isBlank() && Role.fromClaim(claim).isEmpty()) {
            body.wrong("role", "must be owner, admin, manager or member");
        }
        TenantId tenantId = body.done("tenant", () -> new TenantId(tenant));
        ActorId actor = body.done(
                "subject",
                () -> ActorId.fromClaim(subject)
                        .orElseThrow(() -> new IllegalArgumentException("must not be system, the name of the host")));
        Answer.ok(context, Map.of("token", tokens.issue(tenantId, actor, role)));
    }
}
