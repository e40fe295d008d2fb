package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.VendorAnswer.Delivery;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** What has to become of answers: good ones, and those that do not arrive as they should. */
final class AnswerChecks {

    private static final int TOO_MUCH = 32 * 1024 * 1024;
    private static final String PAGE = "<!doctype html><title>Sign in</title><p>Your session has ended.";

    private AnswerChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all(VendorScript<P> script) {
        return Stream.of(
                Check.<P>of("success_saysWhatTheVendorSaid", AnswerChecks::success),
                Check.<P>of("refusal_isRejected", AnswerChecks::refusal)
                        .onlyFor(operation -> operation.effect().acts()),
                Check.<P>of("slowAnswer_isUnknownOrTimeout", AnswerChecks::slow).withLittleTime(),
                Check.<P>of("stalledAnswer_isUnknownOrTimeout", AnswerChecks::stalled)
                        .withLittleTime()
                        .onlyFor(operation -> script.limitsWholeAnswer()),
                Check.<P>of("cutAnswer_isNoSuccess", AnswerChecks::cut),
                Check.<P>of("malformedAnswer_isNoSuccess", AnswerChecks::malformed)
                        .onlyFor(operation -> operation.effect() != Effect.READS_A_FILE),
                Check.<P>of("emptyAnswer_isNoSuccess", AnswerChecks::saysNothing)
                        .onlyFor(operation -> operation.effect() != Effect.READS_A_FILE),
                Check.<P>of("wrongContentType_isNoSuccess", AnswerChecks::wrongContentType),
                Check.<P>of("hugeAnswer_isNotReadToItsEnd", AnswerChecks::huge));
    }

    private static void success(Bench<?> bench) {
        call(bench, 1);
        call(bench, 2);
        assertThat(bench.vendor().requestsOf(bench.account()))
                .as("requests with the tenant's credential")
                .isNotEmpty();
    }

    private static <P extends IntegrationPort> void call(Bench<P> bench, int number) {
        Attempt attempt = bench.newAttempt(bench.account());
        Bench.Call call = bench.call(bench.adapter(), attempt);
        String reference =
                bench.operation().effect().acts() ? bench.vendor().reference(bench.account()) : attempt.reference();
        Expect.success(bench, call, reference, "call " + number);
        if (bench.operation().effect().acts()) {
            assertThat(bench.vendor().works()).as("how often the vendor acted").isEqualTo(number);
        }
    }

    private static void refusal(Bench<?> bench) {
        VendorExchange nothing = bench.vendor().exchange(bench.account());
        bench.vendor().fail(Fault.instead("refusal", bench.script().refusal(nothing)));

        Bench.Call call = bench.call();
        Expect.either(bench, call, "the vendor's refusal", Set.of(Outcome.REJECTED));
        assertThat(Expect.said(call))
                .as("the reference of what was not accepted")
                .isNull();
    }

    /** The vendor does the work and then says nothing. */
    private static void slow(Bench<?> bench) {
        bench.vendor().fail(Fault.delivered(Delivery.HELD));
        Bench.Call call = bench.call();
        if (bench.operation().isTest()) {
            Expect.noSuccess(call, "no answer in time");
        } else if (bench.operation().effect().acts() && bench.vendor().works() > 0) {
            Expect.either(bench, call, "no answer in time", Set.of(Outcome.UNKNOWN));
        } else {
            Expect.either(bench, call, "no answer in time", Set.of(Outcome.UNKNOWN), FailureKind.TIMEOUT);
        }
        Expect.actedOnce(bench, "no answer in time");
    }

    private static void stalled(Bench<?> bench) {
        unreadable(bench, Fault.delivered(Delivery.STALLED));
    }

    private static void cut(Bench<?> bench) {
        unreadable(bench, Fault.delivered(Delivery.CUT));
    }

    private static void malformed(Bench<?> bench) {
        Stream.of(
                        Fault.after("half of the body", answer -> answer.with(half(answer.body()))),
                        Fault.body("a web page", PAGE.getBytes(UTF_8)),
                        Fault.body("bytes that are no text", new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, 0, 1, 2}),
                        Fault.body("deep nesting", "[".repeat(200_000).getBytes(UTF_8)),
                        Fault.body("deep objects", "{\"a\":".repeat(200_000).getBytes(UTF_8)))
                .forEach(fault -> unreadable(bench, fault));
    }

    /** What can be read and has nothing in it. A vendor that tells nothing when it has done its work is let off. */
    private static void saysNothing(Bench<?> bench) {
        for (String body : new String[] {"", "null", "{}", "[]", "\"\"", "7"}) {
            Fault fault = Fault.body("a body of '" + body + "'", body.getBytes(UTF_8));
            if (bench.operation().isTest() || !Expect.tells(bench)) {
                bench.vendor().fail(fault);
                bench.call();
            } else if (bench.operation().effect().acts()) {
                unreadable(bench, fault);
            } else {
                bench.vendor().fail(fault);
                assertThat(Expect.said(bench.call()))
                        .as("what was said by %s", fault)
                        .isNull();
            }
        }
    }

    private static void wrongContentType(Bench<?> bench) {
        unreadable(
                bench,
                Fault.after(
                        "a web page that says so",
                        answer -> VendorAnswer.of(answer.status(), "text/html; charset=utf-8", PAGE.getBytes(UTF_8))));
        bench.vendor()
                .fail(Fault.after("an image", answer -> VendorAnswer.of(answer.status(), "image/png", answer.body())));
        bench.call();
    }

    private static void huge(Bench<?> bench) {
        unreadable(bench, Fault.delivered(Delivery.HUGE));
        assertThat(bench.vendor().server().longestAnswer())
                .as("bytes that were read of an answer that does not end, by the adapter or by closing the answer")
                .isLessThan(TOO_MUCH);
        bench.vendor().fail(Fault.delivered(Delivery.BOMB));
        bench.call();
        assertThat(bench.vendor().server().longestAnswer())
                .as("bytes that were read of an answer in gzip that does not end")
                .isLessThan(TOO_MUCH);
    }

    /** The vendor did the work, and nobody can read what it says: a reader failed, and who acted does not know. */
    private static void unreadable(Bench<?> bench, Fault fault) {
        int before = bench.vendor().works();
        bench.vendor().fail(fault);
        Bench.Call call = bench.call();
        if (bench.operation().isTest() || !Expect.tells(bench)) {
            return;
        }
        FailureKind[] kinds = {FailureKind.UNAVAILABLE, FailureKind.TIMEOUT};
        if (bench.operation().effect() == Effect.ACTS) {
            Expect.either(bench, call, fault, Set.of(Outcome.UNKNOWN));
        } else {
            Expect.either(bench, call, fault, Set.of(Outcome.UNKNOWN), kinds);
        }
        assertThat(bench.vendor().works() - before)
                .as("how often the vendor acted on one call, after %s", fault)
                .isLessThanOrEqualTo(1);
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }
}
