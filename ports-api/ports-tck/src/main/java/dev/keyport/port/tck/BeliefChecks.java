package dev.keyport.port.tck;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.tck.Operation.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Answers that arrive as they should, and are not what a success looks like. */
final class BeliefChecks {

    private static final int MOST_CONTRADICTIONS = 32;

    private BeliefChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all(VendorScript<P> script) {
        Stream<Check<P>> always = Stream.of(
                Check.<P>of("failingStatus_isNoSuccessWhateverTheBody", BeliefChecks::failingStatus),
                Check.<P>of("missingReference_isNoSuccess", BeliefChecks::missingReference)
                        .onlyFor(operation -> operation.effect().acts()),
                Check.<P>of("unknownStatus_isNoSuccess", BeliefChecks::unknownStatus)
                        .onlyFor(operation -> operation.effect().acts()));
        Stream<Check<P>> told = Stream.of(Check.<P>of("contradiction_isNoSuccess", BeliefChecks::contradiction));
        return contradicts(script) ? Stream.concat(always, told) : always;
    }

    private static boolean contradicts(VendorScript<?> script) {
        try {
            return script.getClass()
                            .getMethod("contradictions", VendorExchange.class)
                            .getDeclaringClass()
                    != VendorScript.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The body of a success, with a status that says otherwise. Left out are what the vendor says in a way of its own, and 409, with
     * which some say that it was there before.
     */
    private static void failingStatus(Bench<?> bench) {
        for (int status : List.of(400, 403, 404, 500, 503)) {
            if (bench.script().failure(status, "failed").status() != status) {
                continue;
            }
            String circumstance = status + " with the body of a success";
            bench.vendor()
                    .fail(Fault.after(
                            circumstance,
                            answer -> new VendorAnswer(status, answer.headers(), answer.body(), answer.delivery())));
            Expect.noSuccess(bench.call(), circumstance);
        }
    }

    private static void missingReference(Bench<?> bench) {
        if (!Expect.tells(bench)) {
            return;
        }
        for (String instead : List.of("null", "\"\"")) {
            String circumstance = "an answer with " + instead + " in place of the reference";
            changed(bench, circumstance, answer -> Mutation.ofText(answer, reference(bench), instead))
                    .ifPresent(call -> nobodyKnows(bench, call, circumstance));
        }
    }

    private static void nobodyKnows(Bench<?> bench, Bench.Call call, String circumstance) {
        FailureKind[] kinds = bench.operation().effect() == Effect.ACTS
                ? new FailureKind[0]
                : new FailureKind[] {FailureKind.UNAVAILABLE};
        Expect.either(bench, call, circumstance, Set.of(Outcome.UNKNOWN), kinds);
    }

    /** Whoever takes the status of a refusal for one does not take every other for a success. */
    private static void unknownStatus(Bench<?> bench) {
        VendorAnswer refusal = bench.script().refusal(bench.vendor().exchange(bench.account()));
        boolean decides = changed(bench, "the status of a refusal", answer -> Mutation.ofStatus(answer, refusal))
                .filter(call -> !call.success())
                .isPresent();
        String circumstance = "a status that is neither that of a success nor that of a refusal";
        if (decides) {
            changed(bench, circumstance, answer -> Mutation.ofStatus(answer, refusal, "neither_of_them"))
                    .ifPresent(call -> Expect.noSuccess(call, circumstance));
        }
    }

    private static void contradiction(Bench<?> bench) {
        for (int i = 0; i < MOST_CONTRADICTIONS; i++) {
            int number = i;
            String circumstance = "contradiction " + (i + 1) + " of the script";
            Optional<Bench.Call> call = changed(bench, circumstance, answer -> {
                List<VendorAnswer> all =
                        bench.script().contradictions(bench.vendor().lastExchange());
                return number < all.size() ? all.get(number) : answer;
            });
            if (call.isEmpty()) {
                return;
            }
            Expect.noSuccess(call.get(), circumstance);
        }
    }

    /** One call that is answered otherwise; empty when nothing could be changed. */
    private static Optional<Bench.Call> changed(
            Bench<?> bench, String circumstance, UnaryOperator<VendorAnswer> change) {
        AtomicBoolean changed = new AtomicBoolean();
        bench.vendor().fail(Fault.after(circumstance, answer -> {
            VendorAnswer other = change.apply(answer);
            changed.set(changed.get() || other != answer);
            return other;
        }));
        Bench.Call call = bench.call();
        return changed.get() ? Optional.of(call) : Optional.empty();
    }

    private static String reference(Bench<?> bench) {
        return bench.vendor().reference(bench.account());
    }
}
