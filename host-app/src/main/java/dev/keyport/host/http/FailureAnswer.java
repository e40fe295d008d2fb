package dev.keyport.host.http;

import io.javalin.http.Context;

/** How a request that failed is answered, when status and headers of the problem are set. */
@FunctionalInterface
public interface FailureAnswer {

    /** As a problem detail (RFC 9457). */
    FailureAnswer JSON = (context, problem, traceId) -> {
        context.contentType(Problem.CONTENT_TYPE);
        return problem.json(traceId);
    };

    /**
     * Sets the content type, and gives the body.
     *
     * @param traceId under which the log has it, if it has
     */
    byte[] body(Context context, Problem problem, String traceId);
}
