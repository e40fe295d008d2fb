package dev.keyport.host.signin;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.token.IdToken;
import dev.keyport.host.token.InvalidTokenException;
import dev.keyport.host.token.KeysUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenID provider: the code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). What it tells about itself is
 * fetched at first use and again after an hour; while it does not answer, one attempt in five seconds is made. Thread-safe.
 */
final class OpenIdProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private final OpenIdSettings settings;
    private final URI redirect;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private @Nullable ProviderDescription known;
    private Instant fetchedAt = Instant.MIN;
    private Instant failedAt = Instant.MIN;

    /**
     * @param redirect where it leads back to, exactly as it was registered there
     */
    OpenIdProvider(OpenIdSettings settings, URI redirect, Clock clock) {
        this.settings = settings;
        this.redirect = redirect;
        this.clock = clock;
    }

    /** Where to send the browser. */
    URI authorization(SignInAttempt attempt) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        Scope.parse(settings.scope()),
                        new ClientID(settings.client().name()),
                        redirect)
                .endpointURI(description().authorization())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Refuses an answer of another provider (RFC 9207).
     *
     * @param issuer the parameter {@code iss} of the answer
     */
    void requireOwnAnswer(@Nullable String issuer) {
        if (issuer == null
                ? description().namesItself()
                : !issuer.equals(settings.issuer().toString())) {
            LOG.warn("sign-in: the answer comes from another issuer");
            throw SignInProblems.invalid();
        }
    }

    /** Who has signed in, for the code that the browser brought. */
    IdToken redeem(String code, SignInAttempt attempt) {
        ProviderDescription provider = description();
        String token = idToken(provider, code, attempt);
        try {
            return provider.idTokens()
                    .verify(token, attempt.nonce().getValue())
                    .orElseThrow(SignInProblems::withoutRole);
        } catch (InvalidTokenException e) {
            LOG.warn("sign-in: the ID token is not accepted: {}", e.getMessage());
            throw SignInProblems.invalid();
        } catch (KeysUnavailableException e) {
            throw SignInProblems.unavailable();
        }
    }

    private String idToken(ProviderDescription provider, String code, SignInAttempt attempt) {
        TokenRequest request = new TokenRequest(
                provider.token(),
                authentication(provider),
                new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, attempt.verifier()));
        try {
            HTTPResponse answer = ProviderDescription.send(request.toHTTPRequest());
            if (answer.getStatusCode() >= 500) {
                LOG.warn("sign-in: the provider answers a code with status {}", answer.getStatusCode());
                throw SignInProblems.unavailable();
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (!(response instanceof OIDCTokenResponse tokens)) {
                throw refusal(response.toErrorResponse().getErrorObject());
            }
            String token = tokens.getOIDCTokens().getIDTokenString();
            if (token == null) {
                throw new ParseException("no ID token");
            }
            return token;
        } catch (IOException e) {
            LOG.warn("sign-in: the provider does not answer: {}", e.getClass().getName());
            throw SignInProblems.unavailable();
        } catch (ParseException e) {
            LOG.warn("sign-in: the provider's answer to a code has no ID token, or is no answer");
            throw SignInProblems.invalid();
        }
    }

    private RuntimeException refusal(@Nullable ErrorObject error) {
        if (OAuth2Error.INVALID_GRANT.equals(error)) {
            return SignInProblems.expired();
        }
        LOG.warn("sign-in: the provider does not accept this host as its client: check its id, secret and address");
        return SignInProblems.invalid();
    }

    private ClientAuthentication authentication(ProviderDescription provider) {
        ClientID id = new ClientID(settings.client().name());
        Secret secret = new Secret(settings.client().password().revealUtf8());
        return provider.secretInBody() ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    private ProviderDescription description() {
        fetching.lock();
        try {
            Instant now = clock.instant();
            ProviderDescription last = known;
            if (last != null && now.isBefore(fetchedAt.plus(FRESH))) {
                return last;
            }
            if (!now.isBefore(failedAt.plus(BETWEEN_ATTEMPTS))) {
                try {
                    known = ProviderDescription.fetch(settings, clock);
                    fetchedAt = now;
                    return known;
                } catch (IOException e) {
                    LOG.warn("sign-in: the provider cannot be asked about itself: {}", e.toString());
                    failedAt = now;
                }
            }
            if (last == null) {
                throw SignInProblems.unavailable();
            }
            return last;
        } finally {
            fetching.unlock();
        }
    }
}
