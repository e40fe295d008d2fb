package dev.keyport.host.signin;

import dev.keyport.host.http.FieldError;
import dev.keyport.host.http.Problem;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;

/** The pages around sign-in without any dress. */
public final class PlainViews implements PageViews {

    @Override
    public String choose(Context context, String next, List<FieldError> wrong) {
        return page(
                "Sign in",
                wrong.stream()
                                .map(error ->
                                        "<p role=\"alert\">" + escaped(error.field() + " " + error.message()) + "</p>")
                                .collect(Collectors.joining())
                        + "<form method=\"post\" action=\"/signin\"><input type=\"hidden\" name=\"next\" value=\""
                        + escaped(next) + "\"><label>Tenant <input name=\"tenant\" value=\"acme\"></label>"
                        + "<label>Name <input name=\"subject\" value=\"alice\"></label>"
                        + "<label>Role <select name=\"role\"><option>owner<option>admin<option>manager<option>member"
                        + "</select></label><button>Sign in</button></form>");
    }

    @Override
    public String signedOut(Context context) {
        return page("Signed out", "<p><a href=\"/signin\">Sign in</a></p>");
    }

    @Override
    public String failure(Context context, Problem problem, String traceId) {
        return page(problem.title(), "<p>" + escaped(problem.detail()) + "</p>");
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + escaped(title) + "</title><h1>"
                + escaped(title) + "</h1>" + body + "</html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
