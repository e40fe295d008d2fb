package dev.keyport.secrets.vault;

import dev.keyport.port.Secret;
import dev.keyport.secrets.vault.VaultLogin.AppRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a token at hand. An AppRole logs in again after two thirds of its token's life, rather than renewing it; whoever needs a
 * token meanwhile waits for the same login. Thread-safe.
 */
final class VaultSession {

    private static final Logger LOG = LoggerFactory.getLogger(VaultSession.class);

    private final VaultLogin login;
    private final VaultTransport transport;
    private final Clock clock;
    private final VaultFailure failure;
    private final Object lock = new Object();
    private @Nullable Token current;
    private @Nullable CompletableFuture<Token> underWay;

    VaultSession(VaultLogin login, VaultTransport transport, Clock clock, VaultFailure failure) {
        this.login = login;
        this.transport = transport;
        this.clock = clock;
        this.failure = failure;
    }

    /** No record: a record shows its components. */
    private static final class Token {

        private final String text;
        private final Instant renewAt;
        private final Instant endsAt;

        private Token(String text, Instant renewAt, Instant endsAt) {
            this.text = text;
            this.renewAt = renewAt;
            this.endsAt = endsAt;
        }
    }

    /** A token that has not expired as far as is known. */
    String token() {
        Token known = current();
        if (known == null) {
            return renewed(null).text;
        }
        Instant now = clock.instant();
        if (now.isBefore(known.renewAt)) {
            return known.text;
        }
        try {
            return renewed(known).text;
        } catch (RuntimeException e) {
            if (now.isBefore(known.endsAt)) {
                LOG.warn("the login to Vault cannot be renewed, and ends at {}: {}", known.endsAt, e.getMessage());
                return known.text;
            }
            throw e;
        }
    }

    /** Another token than this one, which Vault refused; empty when there is no other to be had. */
    Optional<String> insteadOf(String refused) {
        if (login.appRole().isEmpty()) {
            return Optional.empty();
        }
        Token known = current();
        return Optional.of(known != null && !known.text.equals(refused) ? known.text : renewed(known).text);
    }

    private @Nullable Token current() {
        synchronized (lock) {
            return current;
        }
    }

    /** The result of one login for all who ask for it while it is under way, failures included. */
    private Token renewed(@Nullable Token known) {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> others;
        synchronized (lock) {
            if (current != null && current != known) {
                return current;
            }
            others = underWay;
            if (others == null) {
                underWay = mine;
            }
        }
        if (others != null) {
            return join(others);
        }
        try {
            Token token = login.appRole().map(this::loggedIn).orElseGet(this::given);
            synchronized (lock) {
                current = token;
            }
            mine.complete(token);
            return token;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (lock) {
                underWay = null;
            }
        }
    }

    private Token join(CompletableFuture<Token> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw failure.because(String.valueOf(cause.getMessage()));
        }
    }

    private Token given() {
        return new Token(login.credential().revealUtf8(), Instant.MAX, Instant.MAX);
    }

    private Token loggedIn(AppRole role) {
        Instant start = clock.instant();
        try (VaultBody body = credentials(role.roleId(), login.credential());
                VaultAnswer answer = transport.send(VaultPath.of("auth", role.mount(), "login"), body, null)) {
            if (answer.status() != 200) {
                throw failure.because("Vault refused the login by AppRole with status " + answer.status());
            }
            Duration life = Duration.ofSeconds(answer.number("/auth/lease_duration"));
            return life.isZero()
                    ? new Token(answer.text("/auth/client_token"), Instant.MAX, Instant.MAX)
                    : new Token(
                            answer.text("/auth/client_token"),
                            start.plus(life.multipliedBy(2).dividedBy(3)),
                            start.plus(life));
        }
    }

    private static VaultBody credentials(String roleId, Secret secretId) {
        return VaultBody.of(json -> {
            json.writeStringProperty("role_id", roleId);
            json.writeName("secret_id");
            secretId.use(bytes -> json.writeUTF8String(bytes, 0, bytes.length));
        });
    }
}
