package dev.keyport.host.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page sent: {@code application/x-www-form-urlencoded} in UTF-8, at most 64 KiB. Shows no value. Immutable. */
public final class Form {

    private static final Pattern TYPE = Pattern.compile(
            "application/x-www-form-urlencoded(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*", Pattern.CASE_INSENSITIVE);
    private static final String READ = "keyport.form";

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The form of the request, which may be read again.
     *
     * @throws ProblemException when there is none, it is too long, or it is malformed
     */
    public static Form read(Context context) throws IOException {
        Form known = context.attribute(READ);
        if (known != null) {
            return known;
        }
        String type = context.req().getContentType();
        if (type == null || !TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new ProblemException(Problem.of(
                    415,
                    "unsupported-media-type",
                    "Unsupported Media Type",
                    "The body of this request must be application/x-www-form-urlencoded in UTF-8."));
        }
        byte[] bytes = RequestBody.buffer(context, BodyLimit.STANDARD);
        try {
            Form form = new Form(UrlEncoded.read(new String(bytes, StandardCharsets.UTF_8)));
            context.attribute(READ, form);
            return form;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(400, "malformed-form", "Malformed Form", "The form is not encoded as one."));
        }
    }

    /** The value of a field, the first when there are several; empty when there is none. */
    public String text(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /**
     * A field that is true or false.
     *
     * @throws ProblemException when it is neither, or there is none
     */
    public boolean choice(String name) {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw new ProblemException(Problem.of(
                    400, "malformed-form", "Malformed Form", "The field " + name + " must be true or false."));
        }
        return text.equals("true");
    }

    /** Every value of a field, such as those of check boxes, in their order. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The fields that were sent. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
