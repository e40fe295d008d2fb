package dev.keyport.host.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * That somebody signed in. It ends 8 hours after that, or after an hour without a request.
 *
 * @param id tells it from others, and opens nothing
 * @param started when they signed in
 * @param seen when they were last seen, to about five minutes
 */
record Session(String id, PageCaller who, Instant started, Instant seen) {

    private static final Duration LIFE = Duration.ofHours(8);
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(5);

    /** How far the clocks of two hosts may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    boolean usableAt(Instant now) {
        return now.isBefore(started.plus(LIFE))
                && now.isBefore(seen.plus(IDLE))
                && !seen.isAfter(now.plus(SKEW))
                && !started.isAfter(seen);
    }

    boolean needsRenewalAt(Instant now) {
        return !now.isBefore(seen.plus(BETWEEN_RENEWALS));
    }

    Session seenAt(Instant now) {
        return new Session(id, who, started, now);
    }

    JWTClaimsSet claims() {
        Caller caller = who.caller();
        return new JWTClaimsSet.Builder()
                .jwtID(id)
                .subject(caller.actor().value())
                .claim("tenant", caller.tenant().value())
                .claim("role", caller.role().lowerCaseName())
                .claim("name", who.name())
                .claim("csrf", who.csrfToken())
                .claim("started", Date.from(started))
                .issueTime(Date.from(seen))
                .build();
    }

    /** Empty when something is missing, as in a cookie of another release. */
    static Optional<Session> of(JWTClaimsSet claims) {
        try {
            String tenant = claims.getStringClaim("tenant");
            String role = claims.getStringClaim("role");
            String name = claims.getStringClaim("name");
            String csrf = claims.getStringClaim("csrf");
            Date started = claims.getDateClaim("started");
            if (tenant == null
                    || role == null
                    || name == null
                    || csrf == null
                    || started == null
                    || claims.getJWTID() == null
                    || claims.getSubject() == null
                    || claims.getIssueTime() == null) {
                return Optional.empty();
            }
            return Role.fromClaim(role)
                    .map(known -> new Caller(new TenantId(tenant), new ActorId(claims.getSubject()), known))
                    .map(caller -> new Session(
                            claims.getJWTID(),
                            new PageCaller(caller, name, csrf),
                            started.toInstant(),
                            claims.getIssueTime().toInstant()));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
