package dev.keyport.host.page;

import dev.keyport.host.http.Assets;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** Writes pages, and parts of pages for htmx. */
final class Answers {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, Answers.class.getPackageName());
    private final Assets assets;

    Answers(Assets assets) {
        this.assets = assets;
    }

    Page page(Context context) {
        return Page.of(context, assets);
    }

    /** Whether htmx asks, which puts the answer into the page that is there. */
    static boolean isPart(Context context) {
        return context.header("HX-Request") != null;
    }

    String html(String template, Map<String, ?> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template + ".jte", new HashMap<>(parameters), output);
        return output.toString();
    }

    void show(Context context, int status, String template, Map<String, ?> parameters) {
        context.status(status).html(html(template, parameters));
    }

    /** Asks before something is done that cannot be undone. */
    void ask(Context context, Page page, Question question) {
        String template = isPart(context) ? "question" : "question-page";
        show(context, 200, template, Map.of("page", page, "question", question));
    }

    /** Has htmx put the answer elsewhere than the form that asked wanted. */
    static void retarget(Context context, String selector) {
        context.header("HX-Retarget", selector).header("HX-Reswap", "outerHTML");
    }

    /** Has the dialog closed when the answer is in its place. */
    static void closeDialog(Context context) {
        context.header("HX-Trigger-After-Settle", "keyport:done");
    }

    /** On to another page. */
    static void go(Context context, String path) {
        if (isPart(context)) {
            context.status(204).header("HX-Redirect", path);
        } else {
            context.status(303).header("Location", path);
        }
    }
}
