package dev.keyport.host.token;

import dev.keyport.port.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * Tells from a bearer token who calls.
 *
 * <p>Accepted are signed tokens of at most 8 KiB with ES256, RS256 or EdDSA (Ed25519), made by a key that the issuer publishes
 * for that purpose; {@code typ} {@code at+jwt} or {@code JWT}; the configured issuer and audience; an expiry; {@code nbf} and
 * {@code iat} not in the future, all with 60 s for clocks that differ; a subject, a tenant and a role. A token's own keys, key
 * addresses and critical extensions are refused. A role or key that the issuer withdraws stays good for at most a minute in a
 * token that was seen before. Thread-safe.
 */
public final class TokenVerifier {

    private final ClaimRules rules;
    private final VerifiedTokens verified;
    private final TokenSignatures signatures;

    TokenVerifier(ClaimRules rules, KeySource keys, Clock clock) {
        this.rules = rules;
        this.signatures = new TokenSignatures(keys);
        this.verified = new VerifiedTokens(clock);
    }

    /** A verifier that fetches the issuer's keys at first use, and again as they change. */
    public static TokenVerifier of(TokenSettings settings, Clock clock) {
        ClaimRules rules = new ClaimRules(settings.issuer(), settings.audience(), settings.claims());
        return new TokenVerifier(rules, new RemoteKeys(new JwksEndpoint(settings.jwksUrl()), clock), clock);
    }

    /**
     * The caller that the token names.
     *
     * @param compactToken the token itself, without {@code Bearer}
     * @throws InvalidTokenException when it is not accepted
     * @throws KeysUnavailableException when that cannot be told, because the issuer's keys are out of reach
     */
    public Caller verify(String compactToken) throws InvalidTokenException {
        CompactToken token = CompactToken.parse(Objects.requireNonNull(compactToken, "compactToken"));
        return verified.get(compactToken, now -> check(token, now)).caller();
    }

    private VerifiedToken check(CompactToken token, Instant now) throws InvalidTokenException {
        ClaimRules.requireType(token.header().getType());
        signatures.require(token);
        return rules.check(token, now);
    }
}
