package dev.keyport.host.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the header and the claims of a token with a good signature must say. Immutable. */
final class ClaimRules {

    /** How far the issuer's clock and ours may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt", "jwt");

    private final String issuer;
    private final String audience;
    private final ClaimNames names;

    ClaimRules(String issuer, String audience, ClaimNames names) {
        this.issuer = issuer;
        this.audience = audience;
        this.names = names;
    }

    static void requireType(@Nullable JOSEObjectType type) throws InvalidTokenException {
        if (type == null || !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
            throw new InvalidTokenException("the type is not accepted");
        }
    }

    /** The caller that the claims name, and until when. */
    VerifiedToken check(CompactToken token, Instant now) throws InvalidTokenException {
        JWTClaimsSet claims = claims(token, now);
        return new VerifiedToken(
                caller(claims), now, claims.getExpirationTime().toInstant().plus(SKEW));
    }

    /** The claims, which are for us and good now, whomever they name. */
    JWTClaimsSet claims(CompactToken token, Instant now) throws InvalidTokenException {
        JWTClaimsSet claims;
        try {
            claims = JWTClaimsSet.parse(token.payload().decodeToString());
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("the claims are not valid");
        }
        if (!issuer.equals(claims.getIssuer())) {
            throw new InvalidTokenException("the issuer is not accepted");
        }
        if (!claims.getAudience().contains(audience)) {
            throw new InvalidTokenException("the audience is not ours");
        }
        checkTimes(claims, now);
        return claims;
    }

    Caller caller(JWTClaimsSet claims) throws InvalidTokenException {
        return new Caller(
                claim(claims, names.tenant(), text -> Optional.of(new TenantId(text)), "the tenant is not valid"),
                claim(claims, names.subject(), ActorId::fromClaim, "the subject is not valid"),
                role(claims.getClaim(names.role())));
    }

    /** Many providers give a list, with roles of other programs in it: the one that may most counts. */
    private static Role role(@Nullable Object claim) throws InvalidTokenException {
        List<?> given = claim instanceof List<?> list ? list : Collections.singletonList(claim);
        return given.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(text -> Role.fromClaim(text).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new InvalidTokenException("the role is not accepted"));
    }

    private static void checkTimes(JWTClaimsSet claims, Instant now) throws InvalidTokenException {
        Date expiry = claims.getExpirationTime();
        if (expiry == null) {
            throw new InvalidTokenException("the expiry is missing");
        }
        if (!now.isBefore(expiry.toInstant().plus(SKEW))) {
            throw new InvalidTokenException("expired");
        }
        Instant soon = now.plus(SKEW);
        if (isAfter(claims.getNotBeforeTime(), soon) || isAfter(claims.getIssueTime(), soon)) {
            throw new InvalidTokenException("not valid yet");
        }
    }

    private static boolean isAfter(@Nullable Date date, Instant limit) {
        return date != null && date.toInstant().isAfter(limit);
    }

    private static <T> T claim(
            JWTClaimsSet claims, String name, Function<String, Optional<T>> reading, String otherwise)
            throws InvalidTokenException {
        if (claims.getClaim(name) instanceof String text) {
            try {
                Optional<T> value = reading.apply(text);
                if (value.isPresent()) {
                    return value.get();
                }
            } catch (IllegalArgumentException e) {
                throw new InvalidTokenException(otherwise);
            }
        }
        throw new InvalidTokenException(otherwise);
    }
}
