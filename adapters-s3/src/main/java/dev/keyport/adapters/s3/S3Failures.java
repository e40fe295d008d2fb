package dev.keyport.adapters.s3;

import dev.keyport.port.FailureKind;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Reads what the client threw. Codes: Amazon S3 API Reference, "Error responses". */
final class S3Failures {

    private static final Set<String> AUTHENTICATION_CODES =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken");
    private static final Set<String> CONFIGURATION_CODES = Set.of(
            "NoSuchBucket",
            "AuthorizationHeaderMalformed",
            "PermanentRedirect",
            "TemporaryRedirect",
            "Redirect",
            "RequestTimeTooSkewed");

    private S3Failures() {}

    /** The exception under the ones that only carry it. */
    static Throwable unwrap(Throwable failure) {
        Throwable current = failure;
        while (current instanceof CompletionException
                || current instanceof ExecutionException
                || current.getClass() == MinioException.class) {
            Throwable cause = current.getCause();
            if (cause == null) {
                return current;
            }
            current = cause;
        }
        return current;
    }

    /** The kind of a failed call that only reads. */
    static FailureKind ofRead(Throwable failure) {
        if (failure instanceof ErrorResponseException e) {
            return ofAnswer(e.errorResponse().code(), e.response().code());
        }
        return failure instanceof SocketTimeoutException ? FailureKind.TIMEOUT : FailureKind.UNAVAILABLE;
    }

    /**
     * The kind of a failed call that writes. When the connection broke, the server may have finished the work, so this is a
     * {@link FailureKind#TIMEOUT} unless there never was a connection.
     */
    static FailureKind ofWrite(Throwable failure) {
        boolean neverConnected = failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
        return failure instanceof IOException && !neverConnected ? FailureKind.TIMEOUT : ofRead(failure);
    }

    private static FailureKind ofAnswer(String code, int status) {
        if (CONFIGURATION_CODES.contains(code)) {
            return FailureKind.CONFIGURATION;
        }
        if (AUTHENTICATION_CODES.contains(code) || status == 401) {
            return FailureKind.AUTHENTICATION;
        }
        if (code.equals("SlowDown") || status == 429) {
            return FailureKind.RATE_LIMITED;
        }
        if (code.equals("RequestTimeout") || status == 408) {
            return FailureKind.TIMEOUT;
        }
        return ofStatus(status);
    }

    private static FailureKind ofStatus(int status) {
        if (status >= 500) {
            return FailureKind.UNAVAILABLE;
        }
        return switch (status) {
            case 403 -> FailureKind.PERMISSION;
            case 404 -> FailureKind.NOT_FOUND;
            default -> FailureKind.INVALID_REQUEST;
        };
    }
}
