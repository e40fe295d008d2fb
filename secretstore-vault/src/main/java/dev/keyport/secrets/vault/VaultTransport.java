package dev.keyport.secrets.vault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and takes one answer, within limits. Redirects are not followed: a token goes to the configured address and
 * nowhere else. Thread-safe.
 */
final class VaultTransport {

    static final int MAX_ANSWER_BYTES = 1 << 20;
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI address;
    private final Optional<String> namespace;
    private final Duration timeout;
    private final VaultFailure failure;

    /**
     * @param timeout for a whole exchange
     */
    VaultTransport(VaultConfig config, Duration timeout, VaultFailure failure) {
        this.address = config.address();
        this.namespace = config.namespace();
        this.timeout = timeout;
        this.failure = failure;
    }

    /** GET without a body, POST with one. The answer has 1 MiB at most. */
    VaultAnswer send(String path, @Nullable VaultBody body, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve("/v1/" + path)).header("X-Vault-Request", "true");
        namespace.ifPresent(name -> request.header("X-Vault-Namespace", name));
        if (token != null) {
            request.header("X-Vault-Token", token);
        }
        if (body != null) {
            ErasableBuffer content = body.content();
            request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(content.array(), 0, content.size()));
        }
        return await(http.sendAsync(request.build(), answer -> new LimitedBody(MAX_ANSWER_BYTES)));
    }

    private VaultAnswer await(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new VaultAnswer(response.statusCode(), response.body(), failure);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure.because("Vault did not answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure.because("interrupted while waiting for Vault");
        } catch (ExecutionException e) {
            // the kind only: messages of the HTTP client quote what the other side sent
            String kind = Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName();
            throw failure.because("Vault did not answer: " + kind);
        }
    }
}
