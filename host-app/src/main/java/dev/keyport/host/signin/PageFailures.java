package dev.keyport.host.signin;

import dev.keyport.host.http.FailureAnswer;
import dev.keyport.host.http.Problem;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Answers what failed with a page. */
final class PageFailures implements FailureAnswer {

    static final String HTML = "text/html; charset=utf-8";

    private final PageViews views;

    PageFailures(PageViews views) {
        this.views = views;
    }

    @Override
    public byte[] body(Context context, Problem problem, String traceId) {
        PageSite.setHeaders(context);
        context.contentType(HTML);
        return views.failure(context, problem, traceId).getBytes(StandardCharsets.UTF_8);
    }
}
