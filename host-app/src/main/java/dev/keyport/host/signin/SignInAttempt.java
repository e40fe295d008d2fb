package dev.keyport.host.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to the provider and back. Shows nothing.
 *
 * @param state ties the provider's answer to this browser
 * @param nonce ties the ID token to this attempt
 * @param verifier ties the code to this attempt (PKCE, RFC 7636)
 * @param next where to go then
 * @param end when it is too late to come back
 */
record SignInAttempt(State state, Nonce nonce, CodeVerifier verifier, String next, Instant end) {

    static final Duration LIFE = Duration.ofMinutes(10);

    static SignInAttempt to(String next, Instant now) {
        return new SignInAttempt(new State(), new Nonce(), new CodeVerifier(), next, now.plus(LIFE));
    }

    List<String> texts() {
        return List.of(
                state.getValue(), nonce.getValue(), verifier.getValue(), next, String.valueOf(end.getEpochSecond()));
    }

    /**
     * @throws RuntimeException when these are not the texts of an attempt
     */
    static SignInAttempt of(List<?> texts) {
        return new SignInAttempt(
                new State(texts.get(0).toString()),
                new Nonce(texts.get(1).toString()),
                new CodeVerifier(texts.get(2).toString()),
                NextPath.of(texts.get(3).toString()),
                Instant.ofEpochSecond(Long.parseLong(texts.get(4).toString())));
    }

    boolean isAnsweredBy(@Nullable String answer) {
        return answer != null
                && MessageDigest.isEqual(
                        state.getValue().getBytes(StandardCharsets.UTF_8), answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SignInAttempt[redacted]";
    }
}
