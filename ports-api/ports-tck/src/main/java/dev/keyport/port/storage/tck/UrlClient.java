package dev.keyport.port.storage.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
        return http.send(request(url).GET().build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> put(String url, String contentType, byte[] content)
            throws IOException, InterruptedException {
        return put(url, contentType, BodyPublishers.ofByteArray(content));
    }

    HttpResponse<InputStream> putOfUnknownLength(String url, String contentType, byte[] content)
            throws IOException, InterruptedException {
        return put(url, contentType, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
    }

    HttpResponse<InputStream> putWithoutType(String url, byte[] content) throws IOException, InterruptedException {
        return send(request(url).PUT(BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<InputStream> put(String url, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(url).header("Content-Type", contentType).PUT(body));
    }

    /** Does not read the body: a server that refuses may close while the client still sends, and cut it. */
    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response;
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }
}
