package dev.keyport.host.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/** Fetches a JSON Web Key Set. Small, quick or not at all; redirects are not followed. Thread-safe. */
final class JwksEndpoint {

    private static final int MAX_BYTES = 128 * 1024;
    private static final int BUFFER = 8 * 1024;
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration TOTAL = Duration.ofSeconds(4);

    private final URI url;

    JwksEndpoint(URI url) {
        this.url = url;
    }

    List<JWK> fetch() throws IOException {
        try {
            return List.copyOf(JWKSet.parse(get()).getKeys());
        } catch (ParseException e) {
            throw new IOException("the answer is no JSON Web Key Set", e);
        }
    }

    private String get() throws IOException {
        URLConnection connection = url.toURL().openConnection();
        if (!(connection instanceof HttpURLConnection http)) {
            throw new IOException("not an HTTP URL");
        }
        http.setInstanceFollowRedirects(false);
        http.setUseCaches(false);
        http.setConnectTimeout((int) STEP.toMillis());
        http.setReadTimeout((int) STEP.toMillis());
        http.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        try {
            if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("answered with status " + http.getResponseCode());
            }
            try (InputStream body = http.getInputStream()) {
                return read(body);
            }
        } finally {
            http.disconnect();
        }
    }

    private static String read(InputStream body) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        int count = body.read(buffer);
        while (count >= 0) {
            whole.write(buffer, 0, count);
            if (whole.size() > MAX_BYTES) {
                throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
            }
            if (System.nanoTime() - start > TOTAL.toNanos()) {
                throw new IOException("the answer takes longer than " + TOTAL.toSeconds() + " s");
            }
            count = body.read(buffer);
        }
        return whole.toString(StandardCharsets.UTF_8);
    }
}
