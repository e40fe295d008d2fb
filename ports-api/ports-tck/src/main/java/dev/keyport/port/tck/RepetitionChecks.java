package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.VendorAnswer.Delivery;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whoever does not know whether something happened asks again with the same idempotency key. */
final class RepetitionChecks {

    private RepetitionChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(Check.<P>of("sameKeyAfterNoAnswer_actsOnce", RepetitionChecks::again)
                .withLittleTime()
                .onlyFor(operation -> operation.effect() == Effect.ACTS_ONCE_PER_KEY));
    }

    private static <P extends IntegrationPort> void again(Bench<P> bench) {
        List<Fault> faults = List.of(
                Fault.delivered(Delivery.HELD),
                Fault.delivered(Delivery.CUT),
                Fault.after("500", unused -> bench.script().failure(500, "failed")));
        for (Fault fault : faults) {
            int before = bench.vendor().works();
            Attempt attempt = bench.newAttempt(bench.account());
            bench.vendor().fail(fault);
            Expect.noSuccess(bench.call(bench.adapter(), attempt), fault);
            bench.vendor().heal();

            Bench.Call again = bench.call(bench.newAdapter(bench.account()), attempt);

            Expect.either(bench, again, "the same key again", Set.of(Outcome.CONFIRMED, Outcome.UNKNOWN));
            if (again.success()) {
                String reference = bench.vendor().reference(bench.account());
                Expect.success(bench, again, reference, "the same key again after " + fault);
            }
            assertThat(bench.vendor().works() - before)
                    .as("how often the vendor acted on one key, after %s", fault)
                    .isLessThanOrEqualTo(1);
        }
    }
}
