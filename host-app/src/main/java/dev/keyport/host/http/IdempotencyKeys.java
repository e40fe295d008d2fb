package dev.keyport.host.http;

import dev.keyport.registry.idempotency.RequestKey;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Idempotency-Key}: a string of structured fields (RFC 8941, section 3.3.3), or the same without quotes. */
final class IdempotencyKeys {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private IdempotencyKeys() {}

    /** Null when there is none. */
    static @Nullable RequestKey read(Context context) {
        List<String> lines = Collections.list(context.req().getHeaders(HEADER));
        if (lines.isEmpty()) {
            return null;
        }
        try {
            if (lines.size() > 1) {
                throw new IllegalArgumentException("there is more than one");
            }
            return new RequestKey(unquoted(lines.get(0).strip()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                            400,
                            "idempotency-key-invalid",
                            "Invalid Idempotency Key",
                            "The header Idempotency-Key must come once and have 1 to 255 visible ASCII characters, as they are or in quotes."));
        }
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            throw new IllegalArgumentException("the quotes do not match");
        }
        return ESCAPE.matcher(quoted.group(1)).replaceAll("$1");
    }
}
