package dev.keyport.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyport.port.FailureKind;
import dev.keyport.port.TenantId;
import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageException;
import dev.keyport.port.storage.StorageKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StorageServiceTest {

    private static final StorageKey KEY = StorageKey.of(new TenantId("acme"), "invoices/a.pdf");
    private static final String PDF = "application/pdf";
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    private S3Server server;
    private S3StorageService service;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder);
        service = new S3StorageService(server.config());
        service.createBucketIfAbsent();
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        server.close();
    }

    @Test
    void checkBucket_bucketAndCredentialsAreRight_isReady() {
        assertThat(service.checkBucket()).isEqualTo(BucketCheck.READY);
    }

    @Test
    void createBucketIfAbsent_again_keepsItsObjects() {
        service.upload(KEY, CONTENT, PDF);
        service.createBucketIfAbsent();

        assertThat(service.download(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void anyCall_wrongSecretKey_isAuthentication() {
        try (S3StorageService wrong =
                new S3StorageService(server.config(S3Server.BUCKET, S3Server.ACCESS_KEY, "wrong-secret-key"))) {
            assertThat(wrong.checkBucket()).isEqualTo(BucketCheck.CREDENTIALS_REFUSED);
            assertThat(kind(() -> wrong.upload(KEY, CONTENT, PDF))).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(kind(() -> wrong.download(KEY))).isEqualTo(FailureKind.AUTHENTICATION);
        }
    }

    @Test
    void anyCall_wrongAccessKey_isAuthentication() {
        try (S3StorageService wrong =
                new S3StorageService(server.config(S3Server.BUCKET, "AKIAOTHER", S3Server.SECRET_KEY))) {
            assertThat(wrong.checkBucket()).isEqualTo(BucketCheck.CREDENTIALS_REFUSED);
            assertThat(kind(() -> wrong.download(KEY))).isEqualTo(FailureKind.AUTHENTICATION);
        }
    }

    @Test
    void anyCall_missingBucket_isConfiguration() {
        try (S3StorageService wrong =
                new S3StorageService(server.config("other-bucket", S3Server.ACCESS_KEY, S3Server.SECRET_KEY))) {
            assertThat(wrong.checkBucket()).isEqualTo(BucketCheck.NO_SUCH_BUCKET);
            assertThat(kind(() -> wrong.upload(KEY, CONTENT, PDF))).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(kind(() -> wrong.download(KEY))).isEqualTo(FailureKind.CONFIGURATION);
        }
    }

    @Test
    void upload_streamThatFails_isInvalidRequestWithItsCauseAndKeepsTheOldObject() {
        service.upload(KEY, CONTENT, PDF);
        IOException broken = new IOException("broken pipe");
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw broken;
            }
        };
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(new byte[6_000_000]), failing);

        assertThatThrownBy(() -> service.upload(KEY, stream, 12_000_000, PDF))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_REQUEST))
                .hasCause(broken);
        assertThat(service.download(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void upload_shortStreamOfSeveralParts_leavesNoPartOnTheServer() throws IOException {
        List<Long> filesAtTheEnd = new ArrayList<>();
        InputStream end = new InputStream() {
            @Override
            public int read() throws IOException {
                filesAtTheEnd.add(files());
                return -1;
            }
        };
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(new byte[11_000_000]), end);

        assertThat(kind(() -> service.upload(KEY, stream, 12_000_000, PDF))).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(filesAtTheEnd).isNotEmpty().allMatch(count -> count > 0);
        assertThat(files()).isZero();
    }

    @Test
    void upload_lengthOutOfRange_isRefusedWithoutReading() throws IOException {
        for (long length : new long[] {-1, S3StorageService.MAX_BYTES + 1}) {
            InputStream stream = new ByteArrayInputStream(CONTENT);
            assertThatIllegalArgumentException().isThrownBy(() -> service.upload(KEY, stream, length, PDF));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> service.generateUploadUrl(KEY, PDF, length, Duration.ofSeconds(1)));
            assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void anyUpload_noMediaType_isRefused() {
        String type = "application/pdf\r\nx-amz-acl: public-read";
        assertThatIllegalArgumentException().isThrownBy(() -> service.upload(KEY, CONTENT, type));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.generateUploadUrl(KEY, type, 3, Duration.ofSeconds(1)));
    }

    @Test
    void download_afterTheServerWasRestarted_returnsTheObject() throws Exception {
        service.upload(KEY, CONTENT, PDF);
        int port = server.endpoint().getPort();
        server.close();
        server = S3Server.start(folder, port);

        assertThat(service.download(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void generateUploadUrl_anyObject_signsLengthTypeAndHostInThePathStyle() {
        String url =
                service.generateUploadUrl(KEY, PDF, 3, Duration.ofMinutes(5)).url();

        assertThat(url)
                .startsWith(server.endpoint() + "/documents/org/acme/invoices/a.pdf?")
                .contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost", "X-Amz-Expires=300");
    }

    @Test
    void generateDownloadUrl_fractionsOfSeconds_endAsTheUrlSays() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);
        try (S3StorageService fixed = new S3StorageService(server.config(), clock)) {
            PresignedUrl url = fixed.generateDownloadUrl(KEY, Duration.ofMillis(1500));

            assertThat(url.url()).contains("X-Amz-Date=20260102T030405Z", "X-Amz-Expires=2&");
            assertThat(url.expiresAt()).isEqualTo(Instant.parse("2026-01-02T03:04:07Z"));
        }
    }

    @Test
    void generateDownloadUrl_serverDown_makesNoCall() throws Exception {
        URI endpoint = server.endpoint();
        server.close();

        assertThat(service.generateDownloadUrl(KEY, Duration.ofSeconds(60)).url())
                .startsWith(endpoint.toString());
    }

    private long files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).count();
        }
    }

    private static FailureKind kind(ThrowingCallable call) {
        return catchThrowableOfType(StorageException.class, call).kind();
    }
}
