package dev.keyport.secrets.vault;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks Vault, logged in. Every answer but the expected ones is a failure in our words; Vault's own text may repeat what it was
 * sent, and goes nowhere. Thread-safe.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs#http-status-codes">Status codes</a>
 */
final class VaultClient {

    private final VaultTransport transport;
    private final VaultSession session;
    private final VaultFailure failure;

    VaultClient(VaultConfig config, Clock clock, VaultFailure failure) {
        this.transport = new VaultTransport(config, VaultTransport.TIMEOUT, failure);
        this.session = new VaultSession(config.login(), transport, clock, failure);
        this.failure = failure;
    }

    /**
     * Fails unless the login is good.
     *
     * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/token#lookup-a-token-self">Lookup a token (self)</a>
     */
    void checkLogin() {
        try (VaultAnswer answer = get("auth/token/lookup-self")) {
            if (answer.isAbsent()) {
                throw answer.malformed();
            }
        }
    }

    /** Reads; the answer may be absent. */
    VaultAnswer get(String path) {
        VaultAnswer answer = exchange(path, null);
        if (!answer.isAbsent()) {
            return requireSuccess(answer);
        }
        JsonNode errors = answer.tree().path("errors");
        if (errors.isEmpty()) {
            return answer;
        }
        throw refused(answer, "Vault has no such path: is an engine enabled there? (status 404)");
    }

    /** Writes. */
    VaultAnswer post(String path, VaultBody body) {
        return requireSuccess(exchange(path, body));
    }

    /** Writes; empty when Vault finds the request invalid (status 400). */
    Optional<VaultAnswer> postUnlessInvalid(String path, VaultBody body) {
        VaultAnswer answer = exchange(path, body);
        if (answer.status() == 400) {
            answer.close();
            return Optional.empty();
        }
        return Optional.of(requireSuccess(answer));
    }

    RuntimeException failure(String reason) {
        return failure.because(reason);
    }

    private VaultAnswer exchange(String path, @Nullable VaultBody body) {
        String token = session.token();
        VaultAnswer answer = transport.send(path, body, token);
        if (answer.status() != 403) {
            return answer;
        }
        Optional<String> other = session.insteadOf(token);
        if (other.isEmpty()) {
            return answer;
        }
        answer.close();
        return transport.send(path, body, other.get());
    }

    private VaultAnswer requireSuccess(VaultAnswer answer) {
        int status = answer.status();
        return switch (status) {
            case 200, 204 -> answer;
            case 403 -> throw refused(answer, "Vault refuses this login (status 403)");
            case 429, 500, 502, 503 -> throw refused(answer, "Vault is not available (status " + status + ")");
            default -> throw refused(answer, "Vault refused a request with status " + status);
        };
    }

    /** Vault's text is erased: it may repeat a secret. */
    private RuntimeException refused(VaultAnswer answer, String reason) {
        answer.close();
        return failure.because(reason);
    }
}
