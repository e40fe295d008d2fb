package dev.keyport.port.tck;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** An honest client of vendors that speak JSON. Its steps can be replaced by dishonest ones. */
class VendorClient {

    /** One for all, since making one takes longer than a check does. It follows no redirect, and holds nothing of a tenant. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int LARGEST = 1024 * 1024;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    protected final ConnectionContext context;
    protected final URI vendor;
    private final IntegrationDomain domain;
    private final Duration timeout;
    private final ObjectMapper json = new ObjectMapper();

    VendorClient(IntegrationDomain domain, ConnectionContext context, URI vendor, Duration timeout) {
        this.domain = domain;
        this.context = context;
        this.vendor = vendor;
        this.timeout = timeout;
    }

    /** What the vendor said: its answer, or a refusal of what it was asked for. */
    record Said(boolean refused, JsonNode body) {}

    /** An answer that did not arrive, or cannot be read. */
    static final class LostException extends Exception {

        private static final long serialVersionUID = 1L;

        final FailureKind kind;

        LostException(FailureKind kind, @Nullable Throwable cause) {
            super("no answer that can be read", cause);
            this.kind = kind;
        }
    }

    /** Asks, and fails without an answer. */
    final JsonNode read(String path) {
        try {
            return send(request("GET", path, null, null)).body();
        } catch (LostException e) {
            throw failure(e.kind, "the answer of the vendor was lost", null, e);
        }
    }

    /** Makes the vendor act; empty when nobody knows whether it did. */
    final Optional<Said> act(String path, String body, @Nullable IdempotencyKey key) {
        try {
            return Optional.of(send(request("POST", path, body, key)));
        } catch (LostException e) {
            return lost(e);
        }
    }

    protected Optional<Said> lost(LostException e) {
        return Optional.empty();
    }

    protected HttpRequest.Builder request(
            String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(vendor.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key.value());
        }
        return limited(request);
    }

    protected HttpRequest.Builder limited(HttpRequest.Builder request) {
        return request.timeout(timeout);
    }

    protected void authorize(HttpRequest.Builder request) {
        try (Secret key = context.openCredential()) {
            request.header("Authorization", "Bearer " + key.revealUtf8());
        }
    }

    protected Said send(HttpRequest.Builder request) throws LostException {
        authorize(request);
        try {
            HttpResponse<InputStream> response = exchange(request.build());
            try (InputStream body = response.body()) {
                CompletableFuture<Void> over = CompletableFuture.runAsync(() -> giveUp(body), afterTheTimeout());
                Said said = said(response, body);
                over.cancel(false);
                return said;
            }
        } catch (HttpTimeoutException e) {
            throw new LostException(FailureKind.TIMEOUT, null);
        } catch (IOException e) {
            throw new LostException(FailureKind.UNAVAILABLE, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostException(FailureKind.TIMEOUT, null);
        }
    }

    protected Executor afterTheTimeout() {
        return CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever reads it gets an exception. */
    private static void giveUp(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected HttpResponse<InputStream> exchange(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofInputStream());
    }

    protected Said said(HttpResponse<InputStream> response, InputStream body) throws IOException, LostException {
        int status = response.statusCode();
        if (status == 422) {
            return new Said(true, parsed(response, body));
        }
        if (status / 100 == 2) {
            return new Said(false, parsed(response, body));
        }
        throw failure(kind(status), "the vendor answered " + status, retryAfter(response), null);
    }

    protected JsonNode parsed(HttpResponse<InputStream> response, InputStream body) throws IOException, LostException {
        byte[] bytes = read(body);
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            throw new LostException(FailureKind.UNAVAILABLE, null);
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw new LostException(FailureKind.UNAVAILABLE, null);
        }
    }

    protected byte[] read(InputStream body) throws IOException, LostException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new LostException(FailureKind.UNAVAILABLE, null);
        }
        return bytes;
    }

    protected FailureKind kind(int status) {
        return switch (status) {
            case 401 -> FailureKind.AUTHENTICATION;
            case 403 -> FailureKind.PERMISSION;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.INVALID_REQUEST;
        };
    }

    protected @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    protected final IntegrationException failure(
            FailureKind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new IntegrationException(context.tenant(), domain, context.provider(), kind, message, retryAfter, cause);
    }
}
