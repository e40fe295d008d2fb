package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers that repeat what was asked for, and repeat it wrongly. */
final class AskedChecks {

    private AskedChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(Check.<P>of("otherThanAsked_isNoSuccess", AskedChecks::otherThanAsked)
                .onlyFor(operation -> operation.effect() != Effect.READS_A_FILE));
    }

    private static <P extends IntegrationPort> void otherThanAsked(Bench<P> bench) {
        List<Asked> asked = bench.operation().asked().apply(bench.newAttempt(bench.account()));
        for (int i = 0; i < asked.size(); i++) {
            for (int way = 0;
                    isCompared(bench, asked.get(i).name()) && way < asked.get(i).ways();
                    way++) {
                otherThanAsked(bench, i, way);
            }
        }
    }

    private static <P extends IntegrationPort> void otherThanAsked(Bench<P> bench, int number, int way) {
        Attempt attempt = bench.newAttempt(bench.account());
        Asked asked = bench.operation().asked().apply(attempt).get(number);
        Optional<Bench.Call> call =
                bench.callAnswered(attempt, "another " + asked.name(), answer -> asked.otherwise(answer, way));
        if (call.isEmpty()) {
            return;
        }
        // who reads, and hands on what the vendor named, hides nothing
        boolean believed = bench.operation().effect().acts()
                || Expect.said(call.get()) == null
                || asked.value().equals(Expect.said(call.get()));
        assertThat(call.get().success() && believed)
                .as(
                        "a success (%s), although the answer of the vendor told of another %s than was asked for. Let the adapter"
                                + " compare it; where this vendor means something else by it, say so in notCompared of the script,"
                                + " under the name '%s' and with the reason",
                        call.get(), asked.name(), asked.name())
                .isFalse();
    }

    /** Whether the script has no reason to let this be; a reason has words. */
    static boolean isCompared(Bench<?> bench, String name) {
        Map<String, String> reasons =
                bench.script().notCompared(bench.operation().capability());
        if (reasons.containsKey(name)) {
            assertThat(reasons.get(name))
                    .as("the reason why the %s is not compared", name)
                    .isNotBlank();
        }
        return !reasons.containsKey(name);
    }
}
