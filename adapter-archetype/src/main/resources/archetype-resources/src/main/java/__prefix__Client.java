package ${package};

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls ${label} with the key of one connection. Never repeats a request. Thread-safe. */
final class ${prefix}Client {

    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final int REFUSED = 422;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final JsonMapper JSON = new JsonMapper();

    private final ConnectionContext connection;
    private final HttpClient http;
    private final URI vendor;
    private final Duration timeout;

    /** @param http follows no redirect, which would take the key along */
    ${prefix}Client(ConnectionContext connection, HttpClient http, URI vendor, Duration timeout) {
        this.connection = connection;
        this.http = http;
        this.vendor = vendor;
        this.timeout = timeout;
    }

    /** What the vendor said: 2xx, or a refusal as a matter of business. */
    record Answer(int status, JsonNode body) {

        boolean refused() {
            return status == REFUSED;
        }

        /** A text that is not empty; null when there is none. */
        @Nullable
        String text(String field) {
            String text = body.path(field).asString("");
            return text.isEmpty() ? null : text;
        }
    }

    /** No answer, or none that can be read: what the vendor did is not known. */
    private static final class LostAnswerException extends Exception {

        private static final long serialVersionUID = 1L;

        private final FailureKind kind;

        LostAnswerException(FailureKind kind) {
            super("no answer that can be read");
            this.kind = kind;
        }
    }

    /** Asks for something. */
    Answer read(String path) {
        try {
            return send(HttpRequest.newBuilder(vendor.resolve(path)).GET());
        } catch (LostAnswerException e) {
            throw failure(e.kind, "${label} did not answer", null);
        }
    }

    /** Makes the vendor do something; empty when nobody knows whether it did. */
    Optional<Answer> act(String path, Map<String, Object> body) {
        try {
            return Optional.of(send(HttpRequest.newBuilder(vendor.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
        } catch (LostAnswerException e) {
            return Optional.empty();
        }
    }

    private Answer send(HttpRequest.Builder request) throws LostAnswerException {
        try (Secret key = connection.openCredential()) {
            request.timeout(timeout).header("Authorization", "Bearer " + key.revealUtf8());
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                CompletableFuture<Void> late = CompletableFuture.runAsync(() -> giveUp(body), afterTheTimeout());
                try {
                    return answer(response, body);
                } finally {
                    late.cancel(false);
                }
            }
        } catch (HttpTimeoutException e) {
            throw new LostAnswerException(FailureKind.TIMEOUT);
        } catch (IOException e) {
            throw new LostAnswerException(FailureKind.UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostAnswerException(FailureKind.TIMEOUT);
        }
    }

    /** The timeout of a request ends with the head of its answer; the body gets as much time again. */
    private Executor afterTheTimeout() {
        return CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever reads it gets an exception. */
    private static void giveUp(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // it is given up all the same
        }
    }

    private Answer answer(HttpResponse<?> response, InputStream body) throws IOException, LostAnswerException {
        int status = response.statusCode();
        if (status / 100 != 2 && status != REFUSED) {
            throw failure(kind(status), "${label} answered " + status, retryAfter(response));
        }
        byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (bytes.length > LARGEST_ANSWER || !type.startsWith("application/json")) {
            throw new LostAnswerException(FailureKind.UNAVAILABLE);
        }
        try {
            return new Answer(status, JSON.readTree(bytes));
        } catch (JacksonException e) {
            throw new LostAnswerException(FailureKind.UNAVAILABLE);
        }
    }

    private static FailureKind kind(int status) {
        return switch (status) {
            case 401 -> FailureKind.AUTHENTICATION;
            case 403 -> FailureKind.PERMISSION;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.INVALID_REQUEST;
        };
    }

    /** RFC 9110 allows a date as well; without a number of seconds the caller decides how long to wait. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    /** In words of our own: what the vendor writes can hold anything. */
    private IntegrationException failure(FailureKind kind, String message, @Nullable Duration retryAfter) {
        return new IntegrationException(
                connection.tenant(),
                IntegrationDomain.NOTIFICATION,
                connection.provider(),
                kind,
                message,
                retryAfter,
                null);
    }
}
