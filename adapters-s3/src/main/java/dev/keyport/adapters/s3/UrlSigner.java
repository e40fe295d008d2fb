package dev.keyport.adapters.s3;

import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs URLs by AWS Signature Version 4 in the query string. Every header of the request is signed: the host always, and for
 * an upload the length and the type too, which is what makes the server refuse others. The body is not signed.
 * Thread-safe. Why not the MinIO client: {@code docs/decisions/0003-presigned-urls-and-uploads.md}.
 */
final class UrlSigner {

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity credentials;
    private final URI endpoint;
    private final String bucket;
    private final String region;
    private final Clock clock;

    UrlSigner(S3Config config, Clock clock) {
        this.credentials = AwsCredentialsIdentity.create(
                config.accessKey(), config.secretKey().revealUtf8());
        this.endpoint = config.endpoint();
        this.bucket = config.bucket();
        this.region = config.region();
        this.clock = clock;
    }

    PresignedUrl download(StorageKey key, Duration expiry) {
        String disposition = "attachment; filename=\"" + key.fileName() + "\"";
        return sign(
                request(SdkHttpMethod.GET, key).putRawQueryParameter("response-content-disposition", disposition),
                expiry);
    }

    PresignedUrl upload(StorageKey key, String contentType, long contentLength, Duration expiry) {
        return sign(
                request(SdkHttpMethod.PUT, key)
                        .putHeader("content-type", contentType)
                        .putHeader("content-length", Long.toString(contentLength)),
                expiry);
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, StorageKey key) {
        return SdkHttpRequest.builder().method(method).uri(endpoint).encodedPath("/" + bucket + "/" + key.value());
    }

    /** The signature knows whole seconds only: it starts with the current one, and a fraction of the expiry counts as one. */
    private PresignedUrl sign(SdkHttpRequest.Builder request, Duration expiry) {
        Instant signedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Duration life = Duration.ofSeconds(expiry.plusNanos(999_999_999).toSeconds());
        SdkHttpRequest signed = signer.sign(sign -> sign.identity(credentials)
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, life)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC)))
                .request();
        return new PresignedUrl(signed.getUri().toString(), signedAt.plus(life));
    }
}
