package dev.keyport.host;

import dev.keyport.host.http.FieldError;
import dev.keyport.host.http.Problem;
import dev.keyport.host.signin.PageViews;
import io.javalin.http.Context;
import java.util.List;

/** Pages without words: only what they are about. */
final class CodeViews implements PageViews {

    @Override
    public String choose(Context context, String next, List<FieldError> wrong) {
        return "choose next=" + next + " wrong="
                + wrong.stream().map(FieldError::field).toList();
    }

    @Override
    public String signedOut(Context context) {
        return "signed-out";
    }

    @Override
    public String failure(Context context, Problem problem, String traceId) {
        return problem.code() + " " + problem.detail();
    }
}
