package dev.keyport.port.storage.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that knows nothing but a URL, as a browser does. */
final class UrlClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return http.send(request(url).GET().build(), BodyHandlers.ofByteArray());
    }

    /** The status of the answer, as that of all that puts. */
    int put(String url, String contentType, byte[] content) throws IOException, InterruptedException {
        return put(url, contentType, BodyPublishers.ofByteArray(content));
    }

    int putOfUnknownLength(String url, String contentType, byte[] content) throws IOException, InterruptedException {
        return put(url, contentType, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
    }

    int putWithoutType(String url, byte[] content) throws IOException, InterruptedException {
        return send(request(url).PUT(BodyPublishers.ofByteArray(content)).build());
    }

    private int put(String url, String contentType, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(url).header("Content-Type", contentType).PUT(body).build());
    }

    /** A server that refuses may close while the client still sends: what counts is the head of the answer, when it comes. */
    private int send(HttpRequest request) throws IOException, InterruptedException {
        IOException broken = new IOException("no answer to " + request.method());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AtomicInteger status = new AtomicInteger();
            try {
                http.send(request, head -> {
                    status.set(head.statusCode());
                    return BodySubscribers.discarding();
                });
            } catch (IOException e) {
                broken.addSuppressed(e);
            }
            if (status.get() != 0) {
                return status.get();
            }
        }
        throw broken;
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }
}
