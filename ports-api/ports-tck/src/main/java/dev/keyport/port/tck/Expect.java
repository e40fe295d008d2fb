package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.tck.Bench.Call;
import dev.keyport.port.tck.Operation.Reply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What checks demand of a call. */
final class Expect {

    private Expect() {}

    /** An exception of one of these kinds, about this connection. */
    static void failure(Bench<?> bench, Call call, Object circumstance, FailureKind... kinds) {
        IntegrationException failure = call.failure();
        assertThat(failure)
                .as("after %s: an IntegrationException, not %s", circumstance, call)
                .isNotNull();
        if (failure != null) {
            assertThat(failure.kind())
                    .as("the kind of failure after %s", circumstance)
                    .isIn((Object[]) kinds);
            assertThat(failure.tenant())
                    .as("the tenant of the failure")
                    .isEqualTo(bench.account().tenant());
            assertThat(failure.provider())
                    .as("the provider of the failure")
                    .isEqualTo(bench.factory().descriptor().slug());
            assertThat(failure.getMessage()).as("the message of the failure").isNotBlank();
        }
    }

    /** An outcome that is one of these, or an exception of one of the kinds. */
    static void either(Bench<?> bench, Call call, Object circumstance, Set<Outcome> outcomes, FailureKind... kinds) {
        Reply reply = call.reply();
        if (reply == null) {
            failure(bench, call, circumstance, kinds);
        } else {
            assertThat(reply.outcome()).as("the outcome after %s", circumstance).isIn(outcomes);
            refusalTellsWhy(reply);
        }
    }

    static void noSuccess(Call call, Object circumstance) {
        assertThat(call.success())
                .as("after %s: a success although the vendor told none: %s", circumstance, call)
                .isFalse();
    }

    /** A confirmed answer that says what the vendor said. */
    static <P extends IntegrationPort> void success(Bench<P> bench, Call call, String reference, Object circumstance) {
        Reply reply = call.reply();
        assertThat(reply).as("%s: an answer, not %s", circumstance, call).isNotNull();
        if (reply == null) {
            return;
        }
        assertThat(reply.outcome()).as("the outcome, %s", circumstance).isEqualTo(Outcome.CONFIRMED);
        assertThat(reply.message()).as("the message of a success").isNull();
        if (tells(bench) && (!bench.operation().isTest() || reply.said() != null)) {
            assertThat(reply.said())
                    .as("what the vendor said, %s", circumstance)
                    .isEqualTo(reference);
        }
    }

    static boolean tells(Bench<?> bench) {
        return bench.script().tellsReference(bench.operation().capability());
    }

    /** The vendor was made to act at most once. */
    static void actedOnce(Bench<?> bench, Object circumstance) {
        assertThat(bench.vendor().works())
                .as("how often the vendor acted on one call, after %s", circumstance)
                .isLessThanOrEqualTo(1);
    }

    private static void refusalTellsWhy(Reply reply) {
        if (reply.outcome() == Outcome.REJECTED) {
            assertThat(reply.message())
                    .as("the message of what was not accepted")
                    .isNotBlank();
        }
    }

    static @Nullable String said(Call call) {
        return call.reply() == null ? null : call.reply().said();
    }
}
