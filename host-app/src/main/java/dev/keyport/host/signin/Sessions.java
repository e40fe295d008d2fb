package dev.keyport.host.signin;

import dev.keyport.port.Caller;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Keeps each session in a sealed cookie of its browser, so that any host can read it and none has to remember it, except that it was
 * ended. Thread-safe.
 */
public final class Sessions {

    private static final int ID_BYTES = 16;
    private static final int CSRF_BYTES = 32;
    private static final int MAX_NAME = 100;

    private final CookieSeal seal;
    private final PageCookie cookie;
    private final EndedSessions ended;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Sessions(PageSite site, CookieSeal seal, EndedSessions ended, Clock clock) {
        this.seal = seal;
        this.ended = ended;
        this.cookie = new PageCookie("keyport", site);
        this.clock = clock;
    }

    /** A session in place of any other. */
    void start(Context context, Caller caller, String name) {
        PageCaller who = new PageCaller(caller, shortened(name), random(CSRF_BYTES));
        Instant now = now();
        write(context, new Session(random(ID_BYTES), who, now, now));
    }

    /** The session of the request, kept alive by it; empty when there is none or it has ended. */
    Optional<Session> read(Context context) {
        Instant now = now();
        Optional<Session> session = cookie.read(context)
                .flatMap(seal::open)
                .flatMap(Session::of)
                .filter(known -> known.usableAt(now) && !ended.contains(known));
        session.filter(known -> known.needsRenewalAt(now)).ifPresent(known -> write(context, known.seenAt(now)));
        return session;
    }

    /** At every host, and so for every copy of the cookie. */
    void end(Context context, Session session) {
        ended.add(session);
        cookie.clear(context);
    }

    private void write(Context context, Session session) {
        cookie.set(context, seal.seal(session.claims()));
    }

    private String random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, MAX_NAME) - 1)) + "…";
    }
}
