package dev.keyport.port.tck;

import static dev.keyport.port.tck.StatusChecks.inAnHour;
import static dev.keyport.port.tck.StatusChecks.limited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.tck.Operation.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an adapter does is the same wherever its process runs. */
final class SurroundingsChecks {

    /** In the one a small I has no dot, in the other numbers have other digits; their days begin a day apart. */
    private static final List<Surroundings> STRANGE = List.of(
            Surroundings.of("tr-TR", "Pacific/Kiritimati"), Surroundings.of("ar-EG-u-nu-arab", "Pacific/Pago_Pago"));

    private SurroundingsChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(Check.<P>of("otherLocaleAndTimeZone_changeNothing", SurroundingsChecks::elsewhere));
    }

    /** There is one locale for all, so one check of all contracts at a time changes it. */
    private static <P extends IntegrationPort> void elsewhere(Bench<P> bench) {
        synchronized (SurroundingsChecks.class) {
            Attempt attempt = bench.newAttempt(bench.account());
            Seen usual = Seen.of(bench, attempt);
            for (Surroundings strange : STRANGE) {
                Seen before = Seen.of(bench, attempt);
                Seen there = bench.vendor().in(strange, () -> Seen.of(bench, attempt));
                Seen after = Seen.of(bench, attempt);
                assertThat(there.call().success())
                        .as("a success, like everywhere, with %s as the default locale and time zone", strange)
                        .isEqualTo(after.call().success());
                assertThat(there.otherThan(usual, before, after))
                        .as("what is otherwise with %s as the default locale and time zone", strange)
                        .isEmpty();
                failures(bench, strange);
            }
        }
    }

    private static void failures(Bench<?> bench, Surroundings strange) {
        List<Fault> faults = new ArrayList<>(List.of(limited(bench, "7"), limited(bench, inAnHour())));
        if (bench.operation().effect().acts()) {
            VendorExchange nothing = bench.vendor().exchange(bench.account());
            faults.add(Fault.instead("refusal", bench.script().refusal(nothing)));
        }
        for (Fault fault : faults) {
            bench.vendor().fail(fault);
            String here = told(bench::call);
            assertThat(told(() -> bench.vendor().in(strange, bench::call)))
                    .as("what comes of %s with %s as the default locale and time zone", fault, strange)
                    .isEqualTo(here);
        }
        bench.vendor().heal();
    }

    private static String told(Supplier<Bench.Call> caller) {
        try {
            Bench.Call call = caller.get();
            IntegrationException failure = call.failure();
            return failure == null
                    ? String.valueOf(Objects.requireNonNull(call.reply()).outcome())
                    : failure.kind()
                            + failure.retryAfter()
                                    .map(SurroundingsChecks::hours)
                                    .orElse("");
        } catch (AssertionError e) {
            return "another exception"; // other checks look at what comes out
        }
    }

    private static String hours(Duration wait) {
        return ", about " + wait.plusMinutes(1).toHours() + " h";
    }

    /** What one call sent, by places, and what came of it. */
    private record Seen(Map<String, String> sent, Bench.Call call) {

        /** What depends on the content, on the connection, or on the language that a client asks for. */
        private static final Set<String> LEFT_OUT =
                Set.of("accept-language", "connection", "content-length", "http2-settings", "upgrade");

        static <P extends IntegrationPort> Seen of(Bench<P> bench, Attempt attempt) {
            int before = bench.vendor().server().requests().size();
            Bench.Call call = bench.call(bench.adapter(), attempt);
            List<VendorRequest> all = bench.vendor().server().requests();
            Map<String, String> sent = new TreeMap<>();
            for (int i = before; i < all.size(); i++) {
                add("request " + (i - before + 1) + ", ", all.get(i), sent);
            }
            return new Seen(sent, call);
        }

        private static void add(String request, VendorRequest from, Map<String, String> sent) {
            sent.put(
                    request + "the method and the path",
                    from.method() + " " + from.target().getRawPath());
            from.headers().forEach((name, values) -> {
                if (!LEFT_OUT.contains(name)) {
                    sent.put(request + "the header " + name, values.toString());
                }
            });
            List<Scalar> scalars = Scalars.of(from).toList();
            scalars.forEach(
                    scalar -> sent.merge(request + "the value " + scalar.path(), scalar.text(), (a, b) -> a + " " + b));
            if (scalars.isEmpty()) {
                sent.put(request + "the body", from.text());
            }
        }

        /** The places that are always the same elsewhere, and are not the same here. What changes with time is left out. */
        List<String> otherThan(Seen... elsewhere) {
            Seen one = elsewhere[0];
            Stream<String> places = one.sent.keySet().stream()
                    .filter(place -> Stream.of(elsewhere).allMatch(each -> Seen.same(one, each, place)))
                    .filter(place -> !Seen.same(one, this, place));
            boolean same = Stream.of(elsewhere).allMatch(each -> Objects.equals(one.answer(), each.answer()));
            boolean otherAnswer = same && !Objects.equals(one.answer(), answer());
            return Stream.concat(places, otherAnswer ? Stream.of("the answer") : Stream.of())
                    .toList();
        }

        private static boolean same(Seen one, Seen other, String place) {
            return Objects.equals(one.sent.get(place), other.sent.get(place));
        }

        private @Nullable Object answer() {
            return call.reply() == null ? null : call.reply().answer();
        }
    }
}
