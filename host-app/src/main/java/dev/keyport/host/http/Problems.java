package dev.keyport.host.http;

import dev.keyport.database.DatabaseUnavailableException;
import dev.keyport.host.token.KeysUnavailableException;
import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.storage.ForeignStorageKeyException;
import dev.keyport.port.storage.InvalidStorageKeyException;
import dev.keyport.port.storage.StorageException;
import dev.keyport.registry.ConnectionBusyException;
import dev.keyport.registry.ConnectionExistsException;
import dev.keyport.registry.CredentialExpiredException;
import dev.keyport.registry.CredentialReentryRequiredException;
import dev.keyport.registry.IntegrationDisabledException;
import dev.keyport.registry.InvalidConfigException;
import dev.keyport.registry.InvalidKeyFormatException;
import dev.keyport.registry.NotReadyException;
import dev.keyport.registry.TooManyTestsException;
import dev.keyport.registry.UnknownException;
import dev.keyport.registry.UseRefusedException;
import dev.keyport.registry.VersionConflictException;
import dev.keyport.registry.job.InvalidInputException;
import dev.keyport.registry.job.JobEndedException;
import dev.keyport.registry.job.JobUnderWayException;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The one place that says which failure is which answer. */
final class Problems {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String SOON = "2";

    private Problems() {}

    static Problem of(Exception failure) {
        if (failure instanceof ProblemException e) {
            return e.problem();
        } else if (failure instanceof AccessDeniedException e) {
            return Problem.of(403, "role-not-permitted", "Forbidden", sentence(e));
        } else if (failure instanceof IntegrationDisabledException e) {
            return Problem.of(403, "integration-disabled", "Integration Disabled", sentence(e));
        } else if (failure instanceof UseRefusedException e) {
            return Problem.of(403, e.reason().value(), "Forbidden", sentence(e));
        } else if (failure instanceof UnknownException e) {
            String code = "unknown-" + e.kind().name().toLowerCase(Locale.ROOT);
            return Problem.of(404, code, "Not Found", sentence(e));
        } else if (failure instanceof NotReadyException e) {
            return Problem.of(400, notReady(e), "Not Configured Yet", sentence(e));
        } else if (failure instanceof InvalidConfigException e) {
            return invalidConfig("configJson", e);
        } else if (failure instanceof InvalidKeyFormatException e) {
            return invalidCredential("apiKey", e);
        } else if (failure instanceof VersionConflictException e) {
            return Problem.of(412, "version-conflict", "Version Conflict", sentence(e))
                    .with("ETag", IfMatch.tag(e.current()));
        } else if (failure instanceof ConnectionExistsException e) {
            return Problem.of(409, "connection-exists", "Connection Exists", sentence(e));
        } else if (failure instanceof ConnectionBusyException e) {
            return Problem.of(409, "connection-busy", "Connection Busy", sentence(e));
        } else if (failure instanceof JobUnderWayException e) {
            return Problem.of(409, "job-under-way", "Job Under Way", sentence(e));
        } else if (failure instanceof JobEndedException e) {
            return Problem.of(409, "job-ended", "Job Ended", sentence(e));
        } else if (failure instanceof InvalidInputException e) {
            return invalidInput(e);
        } else if (failure instanceof CredentialExpiredException e) {
            return Problem.of(400, "credential-expired", "Credential Expired", sentence(e));
        } else if (failure instanceof TooManyTestsException e) {
            return tooManyTests(e);
        } else if (failure instanceof InvalidStorageKeyException e) {
            return Problem.of(400, "invalid-storage-key", "Invalid Storage Key", sentence(e));
        } else if (failure instanceof ForeignStorageKeyException) {
            return documentNotFound();
        } else if (failure instanceof StorageException e) {
            return storage(e);
        } else if (failure instanceof CredentialReentryRequiredException e) {
            return Problem.of(422, "credential-reentry-required", "Credential Required Again", sentence(e));
        } else if (failure instanceof IntegrationException e) {
            return integration(e);
        } else if (failure instanceof MethodNotAllowedResponse e) {
            return http(405).with("Allow", String.join(", ", e.getDetails().values()));
        } else if (failure instanceof HttpResponseException e) {
            return http(e.getStatus());
        }
        return unavailableOrInternal(failure);
    }

    /** With the fields of the draft "RateLimit header fields for HTTP" of the HTTP API working group. */
    private static Problem tooManyTests(TooManyTestsException refusal) {
        String seconds = secondsUp(refusal.retryAfter());
        return Problem.of(429, "too-many-tests", "Too Many Tests", sentence(refusal))
                .with(RETRY_AFTER, seconds)
                .with("RateLimit-Policy", "\"connection-tests\";q=" + refusal.allowed() + ";w=60")
                .with("RateLimit", "\"connection-tests\";r=0;t=" + seconds);
    }

    static Problem documentNotFound() {
        return Problem.of(404, "document-not-found", "Not Found", "There is no such document.");
    }

    static Problem http(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "Bad Request", "The request cannot be understood.");
            case 404 -> Problem.of(404, "no-such-route", "Not Found", "There is nothing at this path.");
            case 405 ->
                Problem.of(
                        405, "method-not-allowed", "Method Not Allowed", "This path does not answer to this method.");
            case 413 -> Problem.of(413, "body-too-large", "Content Too Large", "The body is too large.");
            case 414, 431 ->
                Problem.of(
                        status, "request-too-large", "Request Too Large", "The address or the headers are too long.");
            case 500 -> internal();
            case 503 -> unavailable("stopping", "The host is stopping.");
            default -> Problem.of(status, "bad-request", "Bad Request", "The request cannot be understood.");
        };
    }

    private static Problem unavailableOrInternal(Exception failure) {
        if (failure instanceof DatabaseUnavailableException) {
            return unavailable("database-unavailable", "The database does not answer.");
        } else if (failure instanceof KeysUnavailableException) {
            return unavailable("token-keys-unavailable", "The keys that tokens are checked with cannot be had.");
        } else if (failure instanceof SecretStoreUnavailableException) {
            return unavailable("secret-store-unavailable", "The system that keeps the secrets does not answer.");
        } else if (failure instanceof SecretUnreadableException) {
            return unavailable("credential-unreadable", "The stored credential cannot be opened on this host.");
        }
        return internal();
    }

    private static Problem storage(StorageException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> documentNotFound();
            case INVALID_REQUEST ->
                Problem.of(
                        400, "document-incomplete", "Document Incomplete", "Fewer bytes arrived than were announced.");
            default -> unavailable("storage-unavailable", "The document storage does not answer as it should.");
        };
    }

    private static Problem integration(IntegrationException e) {
        return switch (e.kind()) {
            case AUTHENTICATION, PERMISSION ->
                Problem.of(502, "provider-refused-credential", "Provider Refused The Credential", sentence(e));
            case RATE_LIMITED ->
                unavailable("provider-rate-limited", sentence(e))
                        .with(RETRY_AFTER, e.retryAfter().map(Problems::seconds).orElse(SOON));
            case INVALID_REQUEST -> Problem.of(422, "provider-refused-request", "Provider Refused", sentence(e));
            case NOT_FOUND -> Problem.of(404, "not-found-at-provider", "Not Found", sentence(e));
            case UNAVAILABLE -> unavailable("provider-unavailable", sentence(e));
            case TIMEOUT -> Problem.of(504, "provider-timeout", "Provider Did Not Answer", sentence(e));
            case CONFIGURATION -> Problem.of(409, "connection-not-configured", "Not Configured Yet", sentence(e));
            case DISABLED -> Problem.of(403, "integration-disabled", "Integration Disabled", sentence(e));
        };
    }

    private static String notReady(NotReadyException e) {
        return switch (e.missing()) {
            case PROVIDER -> "provider-not-selected";
            case CREDENTIAL -> "credential-missing";
            case ADAPTER -> "adapter-not-installed";
        };
    }

    /**
     * @param member the one of the body that has the configuration
     */
    static Problem invalidConfig(String member, InvalidConfigException e) {
        return Problem.of(400, "invalid-config", "Invalid Configuration", "The provider does not accept this.")
                .with(e.violations().stream()
                        .map(violation -> new FieldError(member + violation.path(), violation.message()))
                        .toList());
    }

    private static Problem invalidInput(InvalidInputException e) {
        return Problem.of(400, "invalid-input", "Invalid Input", "The action does not accept this.")
                .with(e.violations().stream()
                        .map(violation -> new FieldError("input" + violation.path(), violation.message()))
                        .toList());
    }

    /**
     * @param member the one of the body that is wrong
     */
    static Problem invalidCredential(String member, InvalidKeyFormatException e) {
        return Problem.of(400, "invalid-body", "Invalid Request Body", sentence(e))
                .with(List.of(new FieldError(member, String.valueOf(e.getMessage()))));
    }

    private static Problem unavailable(String code, String detail) {
        return Problem.of(503, code, "Service Unavailable", detail).with(RETRY_AFTER, SOON);
    }

    private static Problem internal() {
        return Problem.of(500, "internal-error", "Internal Server Error", "Something went wrong on our side.");
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }

    private static String secondsUp(Duration duration) {
        return String.valueOf(Math.max(1, duration.plusMillis(999).toSeconds()));
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, 1).toUpperCase(Locale.ROOT)
                + message.substring(1)
                + (message.endsWith(".") ? "" : ".");
    }
}
