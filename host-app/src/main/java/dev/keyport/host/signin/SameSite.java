package dev.keyport.host.signin;

import dev.keyport.host.http.Form;
import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Refuses a change that another site makes a browser ask for (cross-site request forgery). */
final class SameSite {

    private final PageSite site;

    SameSite(PageSite site) {
        this.site = site;
    }

    /**
     * Returns when the request comes from a page of ours, or was typed by somebody who has no cookie. By {@code Sec-Fetch-Site}
     * (W3C Fetch Metadata), or by {@code Origin} where the browser does not send that.
     */
    void requireOwnPage(Context context) {
        String fetchSite = context.header("Sec-Fetch-Site");
        boolean own = fetchSite == null
                ? site.origin(context).equals(context.header("Origin"))
                : fetchSite.equals("same-origin") || (fetchSite.equals("none") && context.header("Cookie") == null);
        if (!own) {
            throw new ProblemException(
                    Problem.of(403, "cross-site", "Forbidden", "This request does not come from a page of this host."));
        }
    }

    /** Returns when the request carries the token of the session, in the header or in the form. */
    static void requireToken(Context context, PageCaller caller) throws IOException {
        String sent = context.header(PageCaller.CSRF_HEADER);
        if (!matches(caller.csrfToken(), sent == null ? Form.read(context).text(PageCaller.CSRF_FIELD) : sent)) {
            throw new ProblemException(Problem.of(
                    403,
                    "form-expired",
                    "Page Out Of Date",
                    "This page was made for another session. Nothing was changed. Load it again."));
        }
    }

    private static boolean matches(String expected, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
