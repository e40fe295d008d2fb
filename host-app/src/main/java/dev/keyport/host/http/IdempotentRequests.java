package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.registry.idempotency.Claim;
import dev.keyport.registry.idempotency.IdempotencyStore;
import dev.keyport.registry.idempotency.KeptAnswer;
import dev.keyport.registry.idempotency.RequestHash;
import dev.keyport.registry.idempotency.RequestHashes;
import dev.keyport.registry.idempotency.RequestKey;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a request that is repeated with the same {@code Idempotency-Key} once, and answers the repetition with the first answer. */
public final class IdempotentRequests {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotentRequests.class);

    /**
     * Answers that say that the request was not let through to the work: the next try may be another one's luck, or the same
     * request for the version that is there by then.
     */
    private static final Set<Integer> REFUSED_BEFORE = Set.of(400, 401, 403, 405, 408, 411, 412, 413, 415, 428, 429);

    /** What belongs to an answer beside its body. */
    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag");

    private final IdempotencyStore store;
    private final RequestHashes hashes;

    public IdempotentRequests(IdempotencyStore store, RequestHashes hashes) {
        this.store = store;
        this.hashes = hashes;
    }

    /**
     * Answers a request.
     *
     * @param failures writes the answer to a failure
     */
    void answer(Route route, Context context, Caller caller, BiConsumer<Exception, Context> failures) throws Exception {
        RequestKey key = route.repeatable() == Repeatable.NO ? null : IdempotencyKeys.read(context);
        if (key == null) {
            route.action().answer(context, caller);
            return;
        }
        byte[] body = RequestBody.buffer(context, route.repeatable().limit());
        Claim claim = store.claim(caller, key, hash(route, context, caller, body));
        switch (claim.state()) {
            case GRANTED -> work(route, context, caller, claim, failures);
            case IN_PROGRESS -> throw new ProblemException(inProgress());
            case OTHER_REQUEST -> throw new ProblemException(otherRequest());
            case DONE -> replay(context, claim.answer());
        }
    }

    private RequestHash hash(Route route, Context context, Caller caller, byte[] body) {
        String method = context.req().getMethod();
        String query = context.req().getQueryString();
        String path = context.req().getRequestURI() + (query == null ? "" : "?" + query);
        return route.repeatable() == Repeatable.WITH_SECRET
                ? hashes.keyed(caller, method, path, body)
                : RequestHashes.plain(method, path, body);
    }

    private void work(Route route, Context context, Caller caller, Claim claim, BiConsumer<Exception, Context> failures)
            throws IOException {
        try {
            route.action().answer(context, caller);
        } catch (Exception e) {
            failures.accept(e, context);
        }
        KeptAnswer answer = answerOf(route, context);
        try {
            if (isKept(route, answer.status())) {
                store.complete(caller, claim, answer);
            } else {
                store.release(caller, claim);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "tenant {}: the answer of {} could not be kept for its repetition: {}",
                    caller.tenant(),
                    route.path(),
                    e.getClass().getName());
        }
    }

    /** Of a request that carries a secret, only that it was done. */
    private static boolean isKept(Route route, int status) {
        return route.repeatable() == Repeatable.WITH_SECRET
                ? status < 300
                : status < 500 && !REFUSED_BEFORE.contains(status);
    }

    private static KeptAnswer answerOf(Route route, Context context) throws IOException {
        int status = context.res().getStatus();
        InputStream result = context.resultInputStream();
        byte[] body = result == null ? new byte[0] : result.readAllBytes();
        if (result != null) {
            context.result(body);
        }
        boolean secret = route.repeatable() == Repeatable.WITH_SECRET && body.length > 0;
        return new KeptAnswer(status, context.res().getContentType(), headers(context), secret ? null : body);
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = context.res().getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static void replay(Context context, @Nullable KeptAnswer answer) {
        byte[] body = answer == null ? null : answer.body();
        if (answer == null || body == null) {
            throw new ProblemException(notKept());
        }
        context.header(REPLAYED, "true");
        answer.headers().forEach(context::header);
        context.status(answer.status()).res().setContentType(answer.contentType());
        if (body.length > 0) {
            context.result(body);
        }
    }

    private static Problem inProgress() {
        return Problem.of(
                        409,
                        "idempotency-in-progress",
                        "Still Under Way",
                        "The request with this idempotency key is still under way.")
                .with("Retry-After", "2");
    }

    private static Problem otherRequest() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "Idempotency Key Used Already",
                "This idempotency key was used for another request.");
    }

    private static Problem notKept() {
        return Problem.of(
                409,
                "idempotency-answer-not-kept",
                "Done Already",
                "The request with this idempotency key was done; its answer is not kept.");
    }
}
