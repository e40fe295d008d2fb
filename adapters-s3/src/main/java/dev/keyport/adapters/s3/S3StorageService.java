package dev.keyport.adapters.s3;

import dev.keyport.port.FailureKind;
import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageException;
import dev.keyport.port.storage.StorageKey;
import dev.keyport.port.storage.StorageService;
import dev.keyport.port.storage.StoredObject;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents in one bucket of an S3 server, under their storage keys.
 *
 * <p>An object of more than 5 MiB is sent in parts of 5 MiB, so that an upload needs that much memory and no more; the server
 * shows the object once all parts are there. A presigned upload is one request. Both are limited to {@link #MAX_BYTES}.
 *
 * <p>A presigned URL works in whole seconds: it starts with the current second and ends by
 * {@link PresignedUrl#expiresAt()}, so it may live up to a second less than asked for.
 *
 * <p>Waits 3 s for a connection and 30 s for each read or write on it. Does not follow redirects. Thread-safe. Holds the
 * credentials as strings until it is collected, because the libraries under it take nothing else.
 */
public final class S3StorageService implements StorageService, AutoCloseable {

    /** The largest object, 5 GiB: what an S3 server takes in one request. */
    public static final long MAX_BYTES = 5L * 1024 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(S3StorageService.class);
    private static final long PART_BYTES = 5L * 1024 * 1024;
    private static final Duration CHECK_TIME = Duration.ofSeconds(3);
    private static final Set<String> BUCKET_EXISTS_CODES = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

    private final String bucket;
    private final OkHttpClient http;
    private final MinioAsyncClient client;
    private final MinioAsyncClient checkClient;
    private final UrlSigner signer;

    /** A service that signs URLs by the system clock. */
    public S3StorageService(S3Config config) {
        this(config, Clock.systemUTC());
    }

    /** A service that signs URLs by this clock. Makes no call to the server. */
    public S3StorageService(S3Config config, Clock clock) {
        bucket = config.bucket();
        http = HttpClients.create();
        client = HttpClients.minio(config, http);
        checkClient = HttpClients.minio(
                config, http.newBuilder().callTimeout(CHECK_TIME).build());
        signer = new UrlSigner(config, clock);
    }

    @Override
    public void upload(StorageKey key, byte[] content, String contentType) {
        upload(key, new ByteArrayInputStream(content), content.length, contentType);
    }

    /** @throws IllegalArgumentException when the length is negative or above {@link #MAX_BYTES}, or the type is no media type */
    @Override
    public void upload(StorageKey key, InputStream content, long contentLength, String contentType) {
        ExactLengthStream exact = new ExactLengthStream(content, requireLength(contentLength));
        PutObjectArgs put =
                PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(key.value())
                        .contentType(MediaTypes.require(contentType))
                        .stream(exact, contentLength, PART_BYTES)
                        .build();
        try {
            client.putObject(put).join();
        } catch (RuntimeException e) {
            Throwable cause = S3Failures.unwrap(e);
            if (exact.failure() != null) {
                String message = "the content could not be read to its announced end";
                throw new StorageException(key, FailureKind.INVALID_REQUEST, message, exact.failure());
            }
            throw new StorageException(key, S3Failures.ofWrite(cause), "the object could not be stored", cause);
        }
    }

    @Override
    public byte[] download(StorageKey key) {
        try (StoredObject object = open(key)) {
            return object.content().readAllBytes();
        } catch (IOException e) {
            throw unreadable(key, e);
        }
    }

    @Override
    public StoredObject open(StorageKey key) {
        GetObjectArgs get =
                GetObjectArgs.builder().bucket(bucket).object(key.value()).build();
        try {
            return opened(client.getObject(get).join());
        } catch (IOException | RuntimeException e) {
            throw unreadable(key, S3Failures.unwrap(e));
        }
    }

    private static StoredObject opened(GetObjectResponse response) throws IOException {
        String length = response.headers().get("Content-Length");
        if (length == null) {
            response.close();
            throw new ProtocolException("an answer without a length");
        }
        String type = response.headers().get("Content-Type");
        return new StoredObject(response, Long.parseLong(length), type == null ? "application/octet-stream" : type);
    }

    private static StorageException unreadable(StorageKey key, Throwable cause) {
        return new StorageException(key, S3Failures.ofRead(cause), "the object could not be read", cause);
    }

    @Override
    public void delete(StorageKey key) {
        RemoveObjectArgs remove =
                RemoveObjectArgs.builder().bucket(bucket).object(key.value()).build();
        try {
            client.removeObject(remove).join();
        } catch (RuntimeException e) {
            FailureKind kind = S3Failures.ofWrite(S3Failures.unwrap(e));
            if (kind != FailureKind.NOT_FOUND) {
                LOG.warn("object {} could not be deleted and may still be there: {}", key, kind);
            }
        }
    }

    /** @throws IllegalArgumentException also when the length is above {@link #MAX_BYTES}, or the type is no media type */
    @Override
    public PresignedUrl generateUploadUrl(StorageKey key, String contentType, long contentLength, Duration expiry) {
        return signer.upload(
                key,
                MediaTypes.require(contentType),
                requireLength(contentLength),
                requireExpiry(expiry, MAX_UPLOAD_URL_LIFE));
    }

    @Override
    public PresignedUrl generateDownloadUrl(StorageKey key, Duration expiry) {
        return signer.download(key, requireExpiry(expiry, MAX_DOWNLOAD_URL_LIFE));
    }

    /** Looks whether the service can work, in at most 3 s. Changes nothing and never throws. */
    public BucketCheck checkBucket() {
        try {
            boolean exists = checkClient
                    .bucketExists(BucketExistsArgs.builder().bucket(bucket).build())
                    .get(CHECK_TIME.toMillis(), TimeUnit.MILLISECONDS);
            return exists ? BucketCheck.READY : BucketCheck.NO_SUCH_BUCKET;
        } catch (ExecutionException | RuntimeException e) {
            return switch (S3Failures.ofRead(S3Failures.unwrap(e))) {
                case AUTHENTICATION, PERMISSION -> BucketCheck.CREDENTIALS_REFUSED;
                default -> BucketCheck.UNREACHABLE;
            };
        } catch (TimeoutException e) {
            return BucketCheck.UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BucketCheck.UNREACHABLE;
        }
    }

    /**
     * Makes the bucket unless it is there. For development: in production a bucket comes with policies that this cannot know.
     *
     * @throws IllegalStateException when the server refuses or does not answer; the message has the {@link FailureKind}
     */
    public void createBucketIfAbsent() {
        if (checkBucket() == BucketCheck.READY) {
            return;
        }
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()).join();
        } catch (RuntimeException e) {
            Throwable cause = S3Failures.unwrap(e);
            if (cause instanceof ErrorResponseException answer
                    && BUCKET_EXISTS_CODES.contains(answer.errorResponse().code())) {
                return;
            }
            throw new IllegalStateException("the bucket could not be made: " + S3Failures.ofWrite(cause), cause);
        }
    }

    /** Closes the connections. Objects that are still being read may break. May be called again. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static long requireLength(long contentLength) {
        if (contentLength < 0 || contentLength > MAX_BYTES) {
            throw new IllegalArgumentException("a content length is 0 to " + MAX_BYTES + " bytes");
        }
        return contentLength;
    }

    private static Duration requireExpiry(Duration expiry, Duration longest) {
        if (expiry.isZero() || expiry.isNegative() || expiry.compareTo(longest) > 0) {
            throw new IllegalArgumentException("an expiry is more than zero and at most " + longest);
        }
        return expiry;
    }
}
