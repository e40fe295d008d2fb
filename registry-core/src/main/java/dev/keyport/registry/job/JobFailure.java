package dev.keyport.registry.job;

import dev.keyport.database.DatabaseUnavailableException;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.registry.IntegrationDisabledException;
import dev.keyport.registry.NotReadyException;
import dev.keyport.registry.UnknownException;
import dev.keyport.registry.UseRefusedException;
import dev.keyport.registry.internal.StorableText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a try of a page led nowhere.
 *
 * @param retryable whether the same can succeed later without anybody changing anything
 * @param uncertain whether the provider may have done it all the same
 * @param retryAfter how long the provider asks to wait; null when it does not say
 */
record JobFailure(
        String kind,
        String message,
        boolean retryable,
        boolean uncertain,
        @Nullable Duration retryAfter) {

    static final JobFailure WORKER_LOST =
            new JobFailure("WORKER_LOST", "The worker of the job was lost.", true, true, null);
    static final JobFailure NO_ACTION =
            refusal("action-not-installed", "No action is installed for this capability on this host.");
    static final JobFailure SAME_CURSOR =
            refusal("INTERNAL", "The provider's page leads to itself: going on would never end.");

    static JobFailure of(RuntimeException failure) {
        if (failure instanceof IntegrationException e) {
            boolean uncertain = e.kind() == FailureKind.TIMEOUT || e.kind() == FailureKind.UNAVAILABLE;
            return new JobFailure(
                    e.kind().name(),
                    sentence(e),
                    e.retryable(),
                    uncertain,
                    e.retryAfter().orElse(null));
        } else if (failure instanceof IntegrationDisabledException) {
            return refusal("integration-disabled", sentence(failure));
        } else if (failure instanceof UseRefusedException e) {
            return refusal(e.reason().value(), sentence(e));
        } else if (failure instanceof UnknownException) {
            return refusal("unknown-connection", sentence(failure));
        } else if (failure instanceof NotReadyException) {
            return refusal("adapter-not-installed", sentence(failure));
        } else if (failure instanceof SecretStoreUnavailableException) {
            return new JobFailure("SECRET_STORE_UNAVAILABLE", "The secret store does not answer.", true, false, null);
        } else if (failure instanceof DatabaseUnavailableException) {
            return new JobFailure("DATABASE_UNAVAILABLE", "The database did not answer.", true, true, null);
        }
        return new JobFailure("INTERNAL", "The action failed in an unexpected way.", false, true, null);
    }

    /** Null when the answer is one to go on with. */
    static @Nullable JobFailure of(Step step) {
        if (step.outcome() == Outcome.REJECTED) {
            return refusal("REJECTED", step.message() == null ? "The provider refused." : step.message());
        }
        return step.outcome() == Outcome.UNKNOWN
                ? new JobFailure("UNKNOWN", "It was sent, and no answer came.", true, true, null)
                : null;
    }

    static JobFailure sink() {
        return new JobFailure("ITEM_SINK", "What the page brought could not be taken.", true, false, null);
    }

    private static JobFailure refusal(String kind, String message) {
        return new JobFailure(kind, message, false, false, null);
    }

    private static String sentence(RuntimeException e) {
        String words = StorableText.line(e.getMessage());
        return words == null ? "It failed without saying why." : words;
    }
}
