package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Amounts of money are exact: what is sent, and what is read. */
final class AmountChecks {

    private static final int CENTS = 2;
    private static final List<Integer> FRACTIONS = List.of(CENTS, 6, 9);
    /** Round, in binary fractions less than they are, or long enough to be written with an exponent. As cents they fit in 31 bits. */
    private static final List<BigDecimal> DELICATE = Stream.of(
                    "20.00", "1000.00", "19.99", "0.29", "1.15", "1234567.89", "12345678.91")
            .map(BigDecimal::new)
            .toList();
    /** A number that is always the same can be one of them by accident. */
    private static final int NO_ACCIDENT = 2;
    /** More digits than a double has. */
    private static final BigDecimal LONG = new BigDecimal("1234567890123456.78");

    private AmountChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(
                Check.<P>of("amount_isSentExactly", AmountChecks::sent)
                        .onlyFor(operation -> operation.effect().acts()),
                Check.<P>of("amount_isReadExactly", AmountChecks::read)
                        .onlyFor(operation -> operation.effect() == Effect.READS));
    }

    /** Where amounts can be found in what is sent, as numbers in units or in cents, all of them can. */
    private static <P extends IntegrationPort> void sent(Bench<P> bench) {
        Attempt attempt = bench.newAttempt(bench.account());
        List<BigDecimal> missing = new ArrayList<>();
        int found = 0;
        for (BigDecimal amount : DELICATE) {
            List<VendorRequest> sent = bench.sentBy(attempt.about(amount));
            if (says(sent, amount)) {
                found++;
            } else if (!sent.isEmpty()) {
                missing.add(amount);
            }
        }
        assertThat(found < NO_ACCIDENT ? List.of() : missing)
                .as(
                        "amounts that were not sent as they are, but rounded, with an exponent in a text, or as a double has them")
                .isEmpty();
    }

    private static boolean says(List<VendorRequest> requests, BigDecimal amount) {
        List<BigDecimal> numbers = requests.stream()
                .flatMap(Scalars::of)
                .flatMap(scalar -> scalar.number().stream())
                .toList();
        return numbers.stream().anyMatch(number -> isAmount(number, amount)) || areUnitsAndFraction(numbers, amount);
    }

    /** Some vendors take both apart, and the fraction in cents, in millionths or in billionths. */
    private static boolean areUnitsAndFraction(List<BigDecimal> numbers, BigDecimal amount) {
        BigDecimal units = new BigDecimal(amount.toBigInteger());
        BigDecimal fraction = amount.subtract(units);
        return numbers.stream().anyMatch(number -> number.compareTo(units) == 0)
                && FRACTIONS.stream()
                        .anyMatch(places -> numbers.stream()
                                .anyMatch(number -> number.compareTo(fraction.movePointRight(places)) == 0));
    }

    private static boolean isAmount(BigDecimal number, BigDecimal amount) {
        return number.compareTo(amount) == 0 || number.compareTo(amount.movePointRight(CENTS)) == 0;
    }

    /** Where an answer has an amount that the adapter hands on, it hands on every other. */
    private static <P extends IntegrationPort> void read(Bench<P> bench) {
        Set<BigDecimal> told = amounts(bench.call());
        if (!told.isEmpty()) {
            DELICATE.forEach(amount -> read(bench, amount, scalar -> true, told));
            read(bench, LONG, scalar -> scalar.form() != Scalar.Form.JSON_LITERAL, told);
        }
    }

    private static <P extends IntegrationPort> void read(
            Bench<P> bench, BigDecimal amount, Predicate<Scalar> where, Set<BigDecimal> told) {
        Optional<Bench.Call> call = bench.callAnswered(
                bench.newAttempt(bench.account()),
                "an amount of " + amount,
                answer -> Scalars.changed(
                        answer, scalar -> where.test(scalar) && isTold(told, scalar) ? amount.toPlainString() : null));
        if (call.isPresent() && call.get().success()) {
            assertThat(amounts(call.get()))
                    .as("the amounts that the adapter read in an answer with an amount of %s", amount)
                    .anyMatch(number -> number.compareTo(amount) == 0);
        }
    }

    private static boolean isTold(Set<BigDecimal> told, Scalar scalar) {
        return scalar.number()
                .filter(number -> number.scale() > 0)
                .filter(number -> told.stream().anyMatch(amount -> amount.compareTo(number) == 0))
                .isPresent();
    }

    private static Set<BigDecimal> amounts(Bench.Call call) {
        Set<BigDecimal> found = new HashSet<>();
        if (call.reply() != null) {
            collect(call.reply().answer(), found);
        }
        return found;
    }

    private static void collect(@Nullable Object value, Set<BigDecimal> found) {
        if (value instanceof BigDecimal amount) {
            found.add(amount);
        } else if (value instanceof Iterable<?> several) {
            several.forEach(each -> collect(each, found));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(Records.value(record, component), found);
            }
        }
    }
}
