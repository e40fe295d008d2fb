package dev.keyport.host.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser keeps, sealed, while its user is at the provider: the newest four attempts, because a browser that opens its tabs
 * again begins one in each. Immutable.
 */
record SignInAttempts(List<SignInAttempt> underWay) {

    static final SignInAttempts NONE = new SignInAttempts(List.of());

    private static final int AT_ONCE = 4;

    SignInAttempts {
        underWay = List.copyOf(underWay);
    }

    SignInAttempts with(SignInAttempt attempt) {
        List<SignInAttempt> more = new ArrayList<>(underWay);
        more.add(attempt);
        return new SignInAttempts(more.subList(Math.max(0, more.size() - AT_ONCE), more.size()));
    }

    SignInAttempts without(SignInAttempt attempt) {
        return new SignInAttempts(
                underWay.stream().filter(other -> !other.equals(attempt)).toList());
    }

    Optional<SignInAttempt> answeredBy(@Nullable String state) {
        return underWay.stream().filter(attempt -> attempt.isAnsweredBy(state)).findFirst();
    }

    JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .claim("attempts", underWay.stream().map(SignInAttempt::texts).toList())
                .build();
    }

    /** Those that have not ended; none when these are the claims of something else. */
    static SignInAttempts of(JWTClaimsSet claims, Instant now) {
        try {
            List<SignInAttempt> kept = new ArrayList<>();
            if (claims.getClaim("attempts") instanceof List<?> attempts) {
                attempts.forEach(attempt -> kept.add(SignInAttempt.of((List<?>) attempt)));
            }
            kept.removeIf(attempt -> !now.isBefore(attempt.end()));
            return new SignInAttempts(kept);
        } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            return NONE;
        }
    }
}
