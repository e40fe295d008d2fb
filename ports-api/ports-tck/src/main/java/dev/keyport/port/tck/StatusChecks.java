package dev.keyport.port.tck;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What has to become of the failures that HTTP has a status for. */
final class StatusChecks {

    private static final Duration WAIT = Duration.ofSeconds(7);
    private static final Duration LONG_WAIT = Duration.ofHours(1);

    private StatusChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(
                Check.of("unauthorized_isAuthentication", StatusChecks::unauthorized),
                Check.of("forbidden_isPermission", StatusChecks::forbidden),
                Check.of("notFound_isNotFound", StatusChecks::notFound),
                Check.of("rateLimited_tellsHowLongToWait", StatusChecks::rateLimited),
                Check.of("rateLimitedOddly_isRateLimited", StatusChecks::rateLimitedOddly),
                Check.of("serverError_isUnavailable", StatusChecks::serverError));
    }

    private static void unauthorized(Bench<?> bench) {
        refused(bench, 401, FailureKind.AUTHENTICATION);
    }

    private static void forbidden(Bench<?> bench) {
        refused(bench, 403, FailureKind.PERMISSION);
    }

    /** A connection test answers that a key is refused, everything else throws. */
    private static void refused(Bench<?> bench, int status, FailureKind kind) {
        bench.vendor().fail(instead(bench, status));
        Bench.Call call = bench.call();
        if (bench.operation().isTest()) {
            Set<Outcome> answer = Set.of(Outcome.REJECTED);
            if (status == 401) {
                Expect.either(bench, call, status, answer);
            } else {
                Expect.either(bench, call, status, answer, kind);
            }
        } else {
            Expect.failure(bench, call, status, kind);
        }
        Expect.actedOnce(bench, status);
    }

    private static void notFound(Bench<?> bench) {
        bench.vendor().fail(instead(bench, 404));
        Bench.Call call = bench.call();
        if (bench.operation().isTest()) {
            Expect.noSuccess(call, 404);
        } else {
            Expect.either(bench, call, 404, Set.of(Outcome.REJECTED), FailureKind.NOT_FOUND);
        }
    }

    private static void rateLimited(Bench<?> bench) {
        bench.vendor().fail(limited(bench, String.valueOf(WAIT.toSeconds())));
        Bench.Call call = bench.call();
        IntegrationException failure = call.failure();

        Expect.failure(bench, call, 429, FailureKind.RATE_LIMITED);
        if (failure != null) {
            assertThat(failure.retryAfter())
                    .as("retryAfter of a Retry-After of 7")
                    .contains(WAIT);
        }
        assertThat(bench.vendor().hits())
                .as("requests that did not wait as they were asked to")
                .isEqualTo(1);
    }

    private static void rateLimitedOddly(Bench<?> bench) {
        for (String odd : List.of("Fri, 31 Dec 1999 23:59:59 GMT", "-1", "99999999999999999999", "soon", "")) {
            bench.vendor().fail(limited(bench, odd));
            Bench.Call call = bench.call();
            IntegrationException failure = call.failure();

            Expect.failure(bench, call, "429 with a Retry-After of '" + odd + "'", FailureKind.RATE_LIMITED);
            if (failure != null) {
                failure.retryAfter()
                        .ifPresent(wait ->
                                assertThat(wait).as("retryAfter of '%s'", odd).isGreaterThanOrEqualTo(Duration.ZERO));
            }
        }
        rateLimitedUntil(bench);
    }

    /** A date need not be understood; who tells how long it is until then tells the truth. */
    private static void rateLimitedUntil(Bench<?> bench) {
        bench.vendor().fail(limited(bench, inAnHour()));
        Bench.Call call = bench.call();
        IntegrationException failure = call.failure();

        Expect.failure(bench, call, "429 with a Retry-After that is a date", FailureKind.RATE_LIMITED);
        if (failure != null) {
            failure.retryAfter()
                    .ifPresent(wait -> assertThat(wait)
                            .as("retryAfter of a date in an hour: the date is in GMT")
                            .isBetween(LONG_WAIT.minusMinutes(1), LONG_WAIT.plusMinutes(1)));
        }
    }

    static String inAnHour() {
        return RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plus(LONG_WAIT));
    }

    /** Of 5xx nobody knows whether the vendor did the work: here it did. */
    private static void serverError(Bench<?> bench) {
        for (int status : List.of(500, 502, 503)) {
            int before = bench.vendor().works();
            bench.vendor()
                    .fail(Fault.after(
                            String.valueOf(status), unused -> bench.script().failure(status, "failed")));
            Bench.Call call = bench.call();
            if (bench.operation().isTest()) {
                Expect.noSuccess(call, status);
            } else if (bench.operation().effect().acts()) {
                Expect.either(bench, call, status, Set.of(Outcome.UNKNOWN), FailureKind.UNAVAILABLE);
            } else {
                Expect.failure(bench, call, status, FailureKind.UNAVAILABLE);
            }
            assertThat(bench.vendor().works() - before)
                    .as("how often the vendor acted on one call, after %s", status)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static Fault instead(Bench<?> bench, int status) {
        return Fault.instead(String.valueOf(status), bench.script().failure(status, "refused"));
    }

    static Fault limited(Bench<?> bench, String retryAfter) {
        return Fault.instead("429", bench.script().failure(429, "slow down").with("Retry-After", retryAfter));
    }
}
