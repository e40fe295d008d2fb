package dev.keyport.host.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * What a browser keeps, sealed, while its user is at the provider. Shows nothing.
 *
 * @param state ties the provider's answer to this browser
 * @param nonce ties the ID token to this attempt
 * @param verifier ties the code to this attempt (PKCE, RFC 7636)
 * @param next where to go then
 */
record SignInAttempt(State state, Nonce nonce, CodeVerifier verifier, String next) {

    static final Duration LIFE = Duration.ofMinutes(10);

    static SignInAttempt to(String next) {
        return new SignInAttempt(new State(), new Nonce(), new CodeVerifier(), next);
    }

    JWTClaimsSet claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .claim("state", state.getValue())
                .claim("nonce", nonce.getValue())
                .claim("verifier", verifier.getValue())
                .claim("next", next)
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
    }

    /** Empty when it has ended, or something is missing. */
    static Optional<SignInAttempt> of(JWTClaimsSet claims, Instant now) {
        try {
            Date end = claims.getExpirationTime();
            String state = claims.getStringClaim("state");
            String nonce = claims.getStringClaim("nonce");
            String verifier = claims.getStringClaim("verifier");
            if (end == null || !now.isBefore(end.toInstant()) || state == null || nonce == null || verifier == null) {
                return Optional.empty();
            }
            return Optional.of(new SignInAttempt(
                    new State(state),
                    new Nonce(nonce),
                    new CodeVerifier(verifier),
                    NextPath.of(claims.getStringClaim("next"))));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SignInAttempt[redacted]";
    }
}
