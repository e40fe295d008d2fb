package dev.keyport.host.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.keyport.port.Caller;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells from an ID token who signed in (OpenID Connect Core 1.0, section 3.1.3.7). Signature, issuer, audience and times are
 * judged as those of a bearer token are; besides, the nonce must be the one that was asked with. An access token is refused.
 * Thread-safe.
 */
public final class IdTokenVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(IdTokenVerifier.class);

    private final String clientId;
    private final ClaimNames names;
    private final ClaimRules rules;
    private final TokenSignatures signatures;
    private final Clock clock;

    /**
     * @param settings with the client's id as the audience
     */
    public IdTokenVerifier(TokenSettings settings, Clock clock) {
        this.clientId = settings.audience();
        this.names = settings.claims();
        this.rules = new ClaimRules(settings.issuer(), settings.audience(), settings.claims());
        this.signatures = new TokenSignatures(new RemoteKeys(new JwksEndpoint(settings.jwksUrl()), clock));
        this.clock = clock;
    }

    /**
     * Who signed in; empty when the token is good and names no tenant, subject or role that could be a caller.
     *
     * @throws InvalidTokenException when it is not accepted
     * @throws KeysUnavailableException when that cannot be told, because the provider's keys are out of reach
     */
    public Optional<IdToken> verify(String compactToken, String nonce) throws InvalidTokenException {
        CompactToken token = CompactToken.parse(compactToken);
        requireType(token.header().getType());
        signatures.require(token);
        JWTClaimsSet claims = rules.claims(token, clock.instant());
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw new InvalidTokenException("the nonce is another one");
        }
        if (claims.getIssueTime() == null) {
            throw new InvalidTokenException("the time of issue is missing");
        }
        Object party = claims.getClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !clientId.equals(party)) {
            throw new InvalidTokenException("it was issued to another client");
        }
        return caller(claims).map(caller -> new IdToken(caller, name(claims, caller)));
    }

    /** Many providers leave it out of an ID token. */
    private static void requireType(@Nullable JOSEObjectType type) throws InvalidTokenException {
        if (type != null && !JOSEObjectType.JWT.equals(type)) {
            throw new InvalidTokenException("the type is not accepted");
        }
    }

    private Optional<Caller> caller(JWTClaimsSet claims) {
        try {
            return Optional.of(rules.caller(claims));
        } catch (InvalidTokenException e) {
            LOG.warn("sign-in: the ID token names nobody, because {}; read were the claims {}", e.getMessage(), names);
            return Optional.empty();
        }
    }

    private static String name(JWTClaimsSet claims, Caller caller) {
        return Stream.of("name", "preferred_username", "email")
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> caller.actor().value());
    }
}
