package dev.keyport.adapters.s3;

import io.minio.MinioAsyncClient;
import java.time.Duration;
import java.util.List;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** How the S3 server is talked to. */
final class HttpClients {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ_OR_WRITE = Duration.ofSeconds(30);
    private static final int MAX_CALLS = 64;

    private HttpClients() {}

    static OkHttpClient create() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MAX_CALLS);
        // There is one host; the default of 5 calls per host would queue the others without a limit of time.
        dispatcher.setMaxRequestsPerHost(MAX_CALLS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(CONNECT)
                .readTimeout(READ_OR_WRITE)
                .writeTimeout(READ_OR_WRITE)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    static MinioAsyncClient minio(S3Config config, OkHttpClient http) {
        MinioAsyncClient client = MinioAsyncClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey().revealUtf8())
                .httpClient(http)
                .build();
        client.disableVirtualStyleEndpoint();
        return client;
    }
}
