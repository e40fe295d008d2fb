package dev.keyport.host.page;

import dev.keyport.host.http.FieldError;
import dev.keyport.host.http.Problem;
import dev.keyport.host.signin.PageViews;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The pages around sign-in, and failures. */
final class TemplateViews implements PageViews {

    private final Answers answers;

    TemplateViews(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String choose(Context context, String next, List<FieldError> wrong) {
        return answers.html(
                "choose",
                Map.of(
                        "page",
                        answers.page(context),
                        "next",
                        next,
                        "wrong",
                        wrong.stream().map(FieldError::field).toList()));
    }

    @Override
    public String signedOut(Context context) {
        return answers.html("signed-out", Map.of("page", answers.page(context)));
    }

    @Override
    public String failure(Context context, Problem problem, String traceId) {
        Page page = answers.page(context);
        String key = "failure.page." + problem.code();
        String other = "failure.page.status." + (problem.status() / 100);
        String text = page.texts().orElse(key, other);
        boolean signIn = problem.code().startsWith("sign-in-");
        String trace = signIn || problem.status() >= 500 ? traceId : "";
        return Answers.isPart(context)
                ? answers.html("failure-part", Map.of("page", page, "text", text, "trace", trace))
                : answers.html("failure", Map.of("page", page, "text", text, "trace", trace, "signIn", signIn));
    }
}
