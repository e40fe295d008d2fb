package dev.keyport.host.token;

import static dev.keyport.host.token.TokenText.AUDIENCE;
import static dev.keyport.host.token.TokenText.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {

    private static final IssuerKey OLD = IssuerKey.es256("old");
    private static final IssuerKey NEW = IssuerKey.es256("new");

    private final SettableClock clock = new SettableClock();
    private JwksServer jwks;
    private TokenVerifier verifier;

    @BeforeEach
    void start() throws IOException {
        jwks = JwksServer.start(OLD);
        verifier = TokenVerifier.of(TokenSettings.of(ISSUER, AUDIENCE, jwks.url()), clock);
    }

    @AfterEach
    void stop() {
        jwks.close();
    }

    @Test
    void verify_manyTokens_fetchesTheKeysOnce() throws Exception {
        for (int seconds = 0; seconds < 290; seconds += 10) {
            verifier.verify(token(OLD));
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(jwks.requests()).isEqualTo(1);
    }

    @Test
    void verify_unknownKey_fetchesAtMostOncePerMinute() throws Exception {
        verifier.verify(token(OLD));
        for (int attempt = 0; attempt < 20; attempt++) {
            assertRefused(token(NEW));
        }
        assertThat(jwks.requests()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(60));
        for (int attempt = 0; attempt < 20; attempt++) {
            assertRefused(token(NEW));
        }
        assertThat(jwks.requests()).isEqualTo(2);
    }

    @Test
    void verify_knownKeyBadSignature_fetchesNothing() throws Exception {
        verifier.verify(token(OLD));
        clock.advance(Duration.ofSeconds(60));
        assertRefused(token(IssuerKey.es256("old")));

        assertThat(jwks.requests()).isEqualTo(1);
    }

    @Test
    void verify_keysRotated_acceptsTheNewAndThenRefusesTheOld() throws Exception {
        verifier.verify(token(OLD));
        jwks.publish(NEW);
        clock.advance(Duration.ofSeconds(60));

        assertThat(verifier.verify(token(NEW)).tenant().value()).isEqualTo("acme");
        assertRefused(token(OLD));
    }

    @Test
    void verify_keysFiveMinutesOld_areFetchedAgain() throws Exception {
        verifier.verify(token(OLD));
        jwks.publish(NEW);
        clock.advance(Duration.ofSeconds(301));

        assertRefused(token(OLD));
        assertThat(jwks.requests()).isEqualTo(2);
    }

    @Test
    void verify_issuerDownFromTheStart_saysSoAndRecovers() throws Exception {
        jwks.answerWith(500);
        assertUnavailable();
        assertUnavailable();
        assertThat(jwks.requests()).as("attempts in the same second").isEqualTo(1);

        jwks.answerWith(200);
        clock.advance(Duration.ofSeconds(5));
        assertThat(verifier.verify(token(OLD)).tenant().value()).isEqualTo("acme");
    }

    @Test
    void verify_issuerGoesDown_usesTheLastKeysForAnHour() throws Exception {
        verifier.verify(token(OLD));
        jwks.close();
        clock.advance(Duration.ofMinutes(60));
        assertThat(verifier.verify(token(OLD)).tenant().value()).isEqualTo("acme");
        assertRefused(token(NEW));

        clock.advance(Duration.ofSeconds(1));
        assertUnavailable();
    }

    @Test
    void verify_answerIsARedirect_isNotFollowed() {
        jwks.answerWith(302);
        assertUnavailable();
    }

    @Test
    void verify_answerIsNoKeySet_isRefused() {
        jwks.publishText("<html>");
        assertUnavailable();
    }

    @Test
    void verify_answerIsTooLong_isRefused() {
        jwks.publishText("{\"keys\":[]}" + " ".repeat(128 * 1024));
        assertUnavailable();
    }

    private String token(IssuerKey key) {
        return key.sign(TokenText.header(key), TokenText.claims(clock.instant()));
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage("the signature is not valid");
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> verifier.verify(token(OLD))).isInstanceOf(KeysUnavailableException.class);
    }
}
