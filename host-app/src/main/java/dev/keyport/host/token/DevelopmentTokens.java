package dev.keyport.host.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.keyport.host.development.DataFolder;
import dev.keyport.port.ActorId;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * The token issuer of the development mode: anyone who may call it becomes anyone. Its key is made once and kept in the data
 * folder, so tokens outlive a restart. Thread-safe.
 */
public final class DevelopmentTokens {

    private static final String ISSUER = "keyport-development";
    private static final String AUDIENCE = "keyport";
    private static final Duration LIFE = Duration.ofHours(12);
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final ECKey key;
    private final Clock clock;

    private DevelopmentTokens(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * The issuer of this data folder.
     *
     * @throws IllegalStateException when the folder's key is not readable as one
     */
    public static DevelopmentTokens of(DataFolder folder, Clock clock) {
        try (Secret json = folder.secret("development-tokens", DevelopmentTokens::newKey)) {
            return new DevelopmentTokens(ECKey.parse(json.revealUtf8()), clock);
        } catch (ParseException e) {
            // without the cause, which may quote the key
            throw new IllegalStateException("the key development-tokens in " + folder.path() + " is damaged");
        }
    }

    private static Secret newKey() {
        try {
            return Secret.ofUtf8(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A token that names this caller for the next 12 hours.
     *
     * @throws IllegalArgumentException for {@link Role#SYSTEM}, which no token grants
     */
    public String issue(TenantId tenant, ActorId subject, Role role) {
        if (role == Role.SYSTEM) {
            throw new IllegalArgumentException("no token grants the role system");
        }
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .claim(ClaimNames.DEFAULT.tenant(), tenant.value())
                .claim(ClaimNames.DEFAULT.subject(), subject.value())
                .claim(ClaimNames.DEFAULT.role(), role.lowerCaseName())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A verifier of these tokens, and of no others. */
    public TokenVerifier verifier() {
        ClaimRules rules = new ClaimRules(ISSUER, AUDIENCE, ClaimNames.DEFAULT);
        return new TokenVerifier(rules, KeySource.fixed(List.of(key.toPublicJWK())), clock);
    }
}
