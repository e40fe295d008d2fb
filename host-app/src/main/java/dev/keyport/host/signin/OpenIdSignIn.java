package dev.keyport.host.signin;

import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.token.IdToken;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Sign-in with an OpenID provider: away to it, and back with a code. */
public final class OpenIdSignIn {

    private static final String CALLBACK = "/signin/callback";
    private static final int MAX_CODE = 2_048;

    private final PageGate gate;
    private final Sessions sessions;
    private final OpenIdProvider provider;
    private final CookieSeal seal;
    private final PageCookie cookie;
    private final Clock clock;

    /**
     * @param seal for what is kept in the browser meanwhile; with other keys than the sessions have
     */
    public OpenIdSignIn(
            PageGate gate, Sessions sessions, PageSite site, OpenIdSettings settings, CookieSeal seal, Clock clock) {
        this.gate = gate;
        this.sessions = sessions;
        this.provider = new OpenIdProvider(settings, URI.create(settings.page() + CALLBACK), clock);
        this.seal = seal;
        this.cookie = new PageCookie("keyport-signin", site);
        this.clock = clock;
    }

    public List<OpenRoute> routes() {
        return List.of(
                gate.anybody(HandlerType.GET, "/signin", this::leave),
                gate.anybody(HandlerType.GET, CALLBACK, this::comeBack));
    }

    private void leave(Context context) {
        SignInAttempt attempt = SignInAttempt.to(NextPath.of(context.queryParam("next")), clock.instant());
        String address = provider.authorization(attempt).toString();
        write(context, read(context).with(attempt));
        context.status(303).header("Location", address);
    }

    /** An attempt is over with its first answer, whatever that says. */
    private void comeBack(Context context) {
        SignInAttempts underWay = read(context);
        SignInAttempt attempt = underWay.answeredBy(context.queryParam("state")).orElseThrow(SignInProblems::expired);
        write(context, underWay.without(attempt));
        provider.requireOwnAnswer(context.queryParam("iss"));
        String code = context.queryParam("code");
        if (code == null || code.isBlank() || code.length() > MAX_CODE) {
            throw SignInProblems.refused();
        }
        IdToken who = provider.redeem(code, attempt);
        sessions.start(context, who.caller(), who.name());
        context.status(303).header("Location", attempt.next());
    }

    private SignInAttempts read(Context context) {
        return cookie.read(context)
                .flatMap(seal::open)
                .map(claims -> SignInAttempts.of(claims, clock.instant()))
                .orElse(SignInAttempts.NONE);
    }

    private void write(Context context, SignInAttempts attempts) {
        if (attempts.underWay().isEmpty()) {
            cookie.clear(context);
        } else {
            cookie.set(context, seal.seal(attempts.claims()), SignInAttempt.LIFE);
        }
    }
}
