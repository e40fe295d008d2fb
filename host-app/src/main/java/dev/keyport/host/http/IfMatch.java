package dev.keyport.host.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a connection, as an entity tag (RFC 9110, sections 8.8.3 and 13.1.1). Exactly one strong tag is taken: whoever
 * takes any version would not notice what they overwrite.
 */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"([\\x21\\x23-\\x7e]{0,64})\"");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final long NO_VERSION = 0;

    private IfMatch() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @throws ProblemException when the header is missing, or is not one strong tag
     */
    static long required(Context context) {
        Long version = optional(context);
        if (version == null) {
            throw new ProblemException(Problem.of(
                    428,
                    "precondition-required",
                    "Precondition Required",
                    "Send the ETag of the connection that you read as If-Match."));
        }
        return version;
    }

    /**
     * The version that is asked for, one that none has when it was never ours; null when the header is absent.
     *
     * @throws ProblemException when it is not one strong tag
     */
    static @Nullable Long optional(Context context) {
        List<String> lines = Collections.list(context.req().getHeaders("If-Match"));
        if (lines.isEmpty()) {
            return null;
        }
        Matcher tag = TAG.matcher(lines.get(0).strip());
        if (lines.size() > 1 || !tag.matches()) {
            throw new ProblemException(Problem.of(
                    400,
                    "invalid-if-match",
                    "Invalid If-Match",
                    "If-Match must be exactly one entity tag, as it was in the header ETag."));
        }
        return VERSION.matcher(tag.group(1)).matches() ? Long.valueOf(tag.group(1)) : NO_VERSION;
    }
}
