package dev.keyport.host.http;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Reads a provider's reference from a path. */
final class References {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,254}");

    private References() {}

    static String read(Context context, String parameter) {
        String reference = context.pathParam(parameter);
        if (!FORM.matcher(reference).matches()) {
            throw new ProblemException(
                    Problem.of(404, "unknown-reference", "Not Found", "There is nothing under this reference."));
        }
        return reference;
    }
}
