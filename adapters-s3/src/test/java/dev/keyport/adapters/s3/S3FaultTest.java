package dev.keyport.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.keyport.port.FailureKind;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.storage.StorageException;
import dev.keyport.port.storage.StorageKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class S3FaultTest {

    private static final StorageKey KEY = StorageKey.of(new TenantId("acme"), "a.pdf");
    private static final String PDF = "application/pdf";

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchKey, NOT_FOUND",
        "404, NoSuchBucket, CONFIGURATION",
        "403, InvalidAccessKeyId, AUTHENTICATION",
        "403, SignatureDoesNotMatch, AUTHENTICATION",
        "400, ExpiredToken, AUTHENTICATION",
        "401, Unauthorized, AUTHENTICATION",
        "403, AccessDenied, PERMISSION",
        "403, RequestTimeTooSkewed, CONFIGURATION",
        "400, AuthorizationHeaderMalformed, CONFIGURATION",
        "301, PermanentRedirect, CONFIGURATION",
        "503, SlowDown, RATE_LIMITED",
        "429, TooManyRequests, RATE_LIMITED",
        "400, RequestTimeout, TIMEOUT",
        "400, InvalidArgument, INVALID_REQUEST",
        "500, InternalError, UNAVAILABLE",
        "503, ServiceUnavailable, UNAVAILABLE"
    })
    void anyCall_errorOfTheServer_hasItsKindAndNotItsText(int status, String code, FailureKind kind) throws Exception {
        try (FaultyServer server = FaultyServer.answeringCode(status, code);
                S3StorageService service = new S3StorageService(server.config())) {
            assertFailure(kind, "the object could not be stored: org/acme/a.pdf", () -> upload(service));
            assertFailure(kind, "the object could not be read: org/acme/a.pdf", () -> service.download(KEY));
        }
    }

    @Test
    void anyCall_answerThatIsNotOfS3_isUnavailable() throws Exception {
        try (FaultyServer server = FaultyServer.answering(502, "text/html", "<html>bad gateway</html>");
                S3StorageService service = new S3StorageService(server.config())) {
            assertThat(kind(() -> upload(service))).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(kind(() -> service.download(KEY))).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(service.checkBucket()).isEqualTo(BucketCheck.UNREACHABLE);
        }
    }

    @Test
    void upload_connectionBreaksBeforeTheAnswer_isTimeoutBecauseItMayBeStored() throws Exception {
        try (FaultyServer server = FaultyServer.hangingUp();
                S3StorageService service = new S3StorageService(server.config())) {
            assertThat(kind(() -> upload(service))).isEqualTo(FailureKind.TIMEOUT);
            assertThat(kind(() -> service.download(KEY))).isEqualTo(FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void ofRead_noAnswerInTime_isTimeout() {
        assertThat(S3Failures.ofRead(new SocketTimeoutException())).isEqualTo(FailureKind.TIMEOUT);
        assertThat(S3Failures.ofWrite(new SocketTimeoutException())).isEqualTo(FailureKind.TIMEOUT);
    }

    @Test
    void anyCall_serverDown_isUnavailable() throws Exception {
        try (S3StorageService service = new S3StorageService(configOfClosedPort())) {
            assertThat(kind(() -> upload(service))).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(kind(() -> service.download(KEY))).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(service.checkBucket()).isEqualTo(BucketCheck.UNREACHABLE);
            assertThatIllegalStateException()
                    .isThrownBy(service::createBucketIfAbsent)
                    .withMessage("the bucket could not be made: UNAVAILABLE");
        }
    }

    @Test
    void delete_serverDown_warnsWithKeyAndKindAndThrowsNothing() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(S3StorageService.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (S3StorageService service = new S3StorageService(configOfClosedPort())) {
            service.delete(KEY);
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains("org/acme/a.pdf", "UNAVAILABLE");
        });
    }

    @Test
    void checkBucket_serverThatNeverAnswers_isUnreachableInThreeSeconds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                S3StorageService service = new S3StorageService(config(silent.getLocalPort()))) {
            long start = System.nanoTime();

            assertThat(service.checkBucket()).isEqualTo(BucketCheck.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(2500), Duration.ofMillis(4500));
        }
    }

    @Test
    void upload_afterClose_fails() throws Exception {
        S3StorageService service = new S3StorageService(configOfClosedPort());
        service.close();
        service.close();

        assertThat(kind(() -> upload(service))).isNotNull();
    }

    private static void upload(S3StorageService service) {
        service.upload(KEY, new byte[] {1, 2, 3}, PDF);
    }

    private static void assertFailure(FailureKind kind, String message, ThrowingCallable call) {
        StorageException failure = catchThrowableOfType(StorageException.class, call);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.key()).isEqualTo(KEY);
        assertThat(failure).hasMessage(message).hasCauseInstanceOf(Exception.class);
    }

    private static FailureKind kind(ThrowingCallable call) {
        return catchThrowableOfType(StorageException.class, call).kind();
    }

    private static S3Config configOfClosedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return config(socket.getLocalPort());
        }
    }

    private static S3Config config(int port) {
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return new S3Config(endpoint, "documents", "eu-central-1", "AKIATESTACCESSKEY", Secret.ofUtf8("secret-key"));
    }
}
