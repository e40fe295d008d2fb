package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.VendorAnswer.Delivery;
import java.util.Set;
import java.util.stream.Stream;

/** What has to become of calls whose connection breaks, or that are broken off. */
final class ConnectionChecks {

    private ConnectionChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(
                Check.<P>of("droppedConnection_isNotTriedAgain", ConnectionChecks::dropped)
                        .onlyFor(operation -> operation.effect().acts()),
                Check.<P>of("interruptedCall_staysInterrupted", ConnectionChecks::interrupted)
                        .withLittleTime());
    }

    /**
     * The vendor does the work and is gone. Some HTTP clients silently ask again, and most only over a connection that was used
     * before. What does nothing more when it comes again may come again.
     */
    private static void dropped(Bench<?> bench) {
        bench.call();
        int before = bench.vendor().works();
        bench.vendor().fail(Fault.delivered(Delivery.DROPPED));
        Bench.Call call = bench.call();

        if (bench.operation().effect() == Effect.ACTS) {
            Expect.either(bench, call, "a connection that broke off", Set.of(Outcome.UNKNOWN));
        } else {
            Expect.either(
                    bench,
                    call,
                    "a connection that broke off",
                    Set.of(Outcome.UNKNOWN),
                    FailureKind.UNAVAILABLE,
                    FailureKind.TIMEOUT);
        }
        if (bench.operation().effect() != Effect.UPDATES) {
            assertThat(bench.vendor().works() - before)
                    .as(
                            "how often the vendor acted on one call, after a connection that broke off: does the HTTP client"
                                    + " try again by itself?")
                    .isLessThanOrEqualTo(1);
        }
    }

    private static void interrupted(Bench<?> bench) {
        bench.vendor().fail(Fault.delivered(Delivery.HELD));
        Bench.Interrupted call = bench.callInterrupted();

        Expect.noSuccess(call.call(), "an interruption while the vendor was silent");
        assertThat(call.forgotten())
                .as(
                        "whether the thread of the caller, interrupted during the call, has forgotten that when the call is over")
                .isFalse();
    }
}
