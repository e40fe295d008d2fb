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
import java.time.Duration;

/** A client that knows nothing but a URL, as a browser does. */
final class UrlClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return send(request(url).GET());
    }

    HttpResponse<byte[]> put(String url, String contentType, byte[] content) throws IOException, InterruptedException {
        return put(url, contentType, BodyPublishers.ofByteArray(content));
    }

    HttpResponse<byte[]> putOfUnknownLength(String url, String contentType, byte[] content)
            throws IOException, InterruptedException {
        return put(url, contentType, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
    }

    HttpResponse<byte[]> putWithoutType(String url, byte[] content) throws IOException, InterruptedException {
        return send(request(url).PUT(BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<byte[]> put(String url, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(url).header("Content-Type", contentType).PUT(body));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }
}
