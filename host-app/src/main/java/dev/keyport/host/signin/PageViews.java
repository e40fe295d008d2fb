package dev.keyport.host.signin;

import dev.keyport.host.http.FieldError;
import dev.keyport.host.http.Problem;
import io.javalin.http.Context;
import java.util.List;

/** The pages around sign-in, as HTML. The request tells the language; {@link PageCaller#of} who is signed in. Thread-safe. */
public interface PageViews {

    /**
     * Development mode: a form that posts the fields {@code tenant}, {@code subject}, {@code role} and {@code next} to
     * {@code /signin}.
     *
     * @param next where to go then
     * @param wrong what was wrong with the last try; empty at the first
     */
    String choose(Context context, String next, List<FieldError> wrong);

    /** Nobody is signed in any more; offers {@code /signin}. */
    String signedOut(Context context);

    /**
     * Something failed.
     *
     * @param problem its code says what; status and headers are set already
     * @param traceId under which the log has it, if it has
     */
    String failure(Context context, Problem problem, String traceId);
}
