package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.tck.Operation.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers that arrive as they should, and are not what a success looks like. */
final class BeliefChecks {

    private static final int MOST_CONTRADICTIONS = 32;
    private static final Set<String> OPEN = Set.of("OPEN", "OTHER", "PENDING", "UNKNOWN");

    private BeliefChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all(VendorScript<P> script) {
        Stream<Check<P>> always = Stream.of(
                Check.<P>of("failingStatus_isNoSuccessWhateverTheBody", BeliefChecks::failingStatus),
                Check.<P>of("missingReference_isNoSuccess", BeliefChecks::missingReference)
                        .onlyFor(operation -> operation.effect().acts()),
                Check.<P>of("unknownStatus_isNoSuccess", BeliefChecks::unknownStatus)
                        .onlyFor(operation -> operation.effect() != Effect.READS_A_FILE),
                Check.<P>of("refusalWithReference_isNoSuccess", BeliefChecks::refusalWithReference)
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
        for (String instead : List.of("null", "\"\"", "{\"a\":\"b\"}", "[\"a\"]")) {
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

    /** What acts believes no word that it does not know; what reads does not take a word for another. */
    private static <P extends IntegrationPort> void unknownStatus(Bench<P> bench) {
        if (bench.operation().isTest() || !AskedChecks.isCompared(bench, "status")) {
            return;
        }
        Set<Enum<?>> before = words(bench.call());
        for (String word : List.of("failed", "neither_of_them")) {
            changed(
                            bench,
                            "the status " + word,
                            answer -> Mutation.ofStatus(
                                    answer, bench.vendor().lastExchange().request(), word))
                    .filter(Bench.Call::success)
                    .ifPresent(call -> assertThat(bench.operation().effect().acts()
                                    || words(call).stream().anyMatch(before::contains))
                            .as(
                                    "a success (%s), although the status in the answer was changed to '%s', or a flag beside it turned"
                                            + " round. Let the adapter know what it takes for a success; where this vendor means"
                                            + " something else by it, say so in notCompared of the script, under the name 'status' and"
                                            + " with the reason",
                                    call, word)
                            .isFalse());
        }
    }

    /** What an answer says in words of the port; those that leave everything open are left out. */
    private static Set<Enum<?>> words(Bench.Call call) {
        Object answer = call.reply() == null ? null : call.reply().answer();
        return answer instanceof Record record
                ? Stream.of(record.getClass().getRecordComponents())
                        .map(component -> Records.value(record, component))
                        .filter(value -> value instanceof Enum<?> && !(value instanceof Outcome))
                        .<Enum<?>>map(value -> (Enum<?>) value)
                        .filter(word -> !OPEN.contains(word.name()))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Many give what they refuse a number too. */
    private static void refusalWithReference(Bench<?> bench) {
        VendorAnswer refusal = bench.script().refusal(bench.vendor().exchange(bench.account()));
        String circumstance = "an answer that has the reference of a success, and all that a refusal says";
        changed(bench, circumstance, answer -> Mutation.ofBoth(answer, refusal))
                .ifPresent(call -> Expect.noSuccess(call, circumstance));
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

    private static <P extends IntegrationPort> Optional<Bench.Call> changed(
            Bench<P> bench, String circumstance, UnaryOperator<VendorAnswer> change) {
        return bench.callAnswered(bench.newAttempt(bench.account()), circumstance, change);
    }

    private static String reference(Bench<?> bench) {
        return bench.vendor().reference(bench.account());
    }
}
