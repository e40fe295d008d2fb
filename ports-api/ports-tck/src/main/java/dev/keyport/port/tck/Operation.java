package dev.keyport.port.tck;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a port can be asked for, told to the contract kit: every capability of the port has one. Immutable.
 *
 * @param capability the id of the capability, as in {@link dev.keyport.port.RequiresCapability}
 * @param effect what it does at the vendor
 * @param call makes one call
 * @param asked what an answer that repeats it must not have otherwise, and an adapter therefore compares: the money, whom it is
 *     for, what was asked about; the same for the same attempt
 */
public record Operation<P extends IntegrationPort>(
        String capability, Effect effect, Call<P> call, Function<Attempt, List<Asked>> asked) {

    /** In place of a capability: the connection test, which every port has. */
    public static final String TEST = "test_connection";

    public Operation {
        Objects.requireNonNull(capability, "capability");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(asked, "asked");
    }

    /** An operation whose answers repeat nothing that has to be compared. */
    public Operation(String capability, Effect effect, Call<P> call) {
        this(capability, effect, call, attempt -> List.of());
    }

    /** What an operation does at the vendor. */
    public enum Effect {
        /** Nothing. */
        READS,
        /** Nothing, and the answer is a file of any content rather than a message. */
        READS_A_FILE,
        /** Something, and the same call again changes nothing more: it goes by a number of the tenant's own. */
        UPDATES,
        /** Something, and it does so again at each call. */
        ACTS,
        /** Something, once for each idempotency key. */
        ACTS_ONCE_PER_KEY;

        boolean acts() {
            return this == UPDATES || this == ACTS || this == ACTS_ONCE_PER_KEY;
        }
    }

    /** Calls an adapter. */
    @FunctionalInterface
    public interface Call<P extends IntegrationPort> {

        Reply call(P adapter, Attempt attempt);
    }

    /**
     * What to call with.
     *
     * @param mark letters and digits that belong into the request where they reach the vendor, and never came before
     * @param key the same when the same attempt is made again
     * @param reference something that the vendor knows, to ask about it or to change it
     * @param amount how much money it is about, where it is about money; two decimal places
     */
    public record Attempt(String mark, IdempotencyKey key, String reference, BigDecimal amount) {

        /** What it is about unless a check wants to see other amounts. */
        static final BigDecimal USUAL_AMOUNT = new BigDecimal("10.00");

        /** The same about another amount, as a new attempt. */
        Attempt about(BigDecimal other) {
            return new Attempt(mark, new IdempotencyKey(Random.named("key-")), reference, other);
        }

        /** Whether it is the amount that most checks take: then an operation may take one of its own. */
        public boolean isUsual() {
            return amount.equals(USUAL_AMOUNT);
        }
    }

    /**
     * What an adapter answered, in the words that all ports share.
     *
     * @param outcome {@link Outcome#CONFIRMED} when the answer has none
     * @param said what the vendor said: see {@link VendorExchange#reference()}; null when nothing
     * @param message why it is no success
     * @param answer the whole answer
     */
    public record Reply(
            Outcome outcome,
            @Nullable String said,
            @Nullable String message,
            Object answer) {}

    boolean isTest() {
        return capability.equals(TEST);
    }

    static <P extends IntegrationPort> Operation<P> connectionTest() {
        return new Operation<>(TEST, Effect.READS, (adapter, attempt) -> {
            ConnectionTestResult result = adapter.testConnection();
            return new Reply(result.outcome(), result.account(), result.errorMessage(), result);
        });
    }
}
