package dev.keyport.host.http;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters behind the path one by one, collects every mistake, and refuses what nobody asked for. */
final class QueryParameters {

    private static final int UUID_LENGTH = 36;

    private final Map<String, List<String>> given;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    QueryParameters(Context context) {
        given = read(context);
    }

    /**
     * The value of a parameter; null when it is absent or wrong.
     *
     * @param reader throws what {@link IllegalArgumentException} or {@link DateTimeException} is when it is wrong
     * @param demand what it must be like
     */
    <T> @Nullable T optional(String name, Function<String, @Nullable T> reader, String demand) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            errors.add(new FieldError(name, "must not be repeated"));
        } else if (values.size() == 1) {
            try {
                return reader.apply(values.get(0));
            } catch (IllegalArgumentException | DateTimeException e) {
                errors.add(new FieldError(name, demand));
            }
        }
        return null;
    }

    /**
     * @throws ProblemException when anything was wrong or unknown
     */
    void done() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> errors.add(new FieldError(name, "is not known here")));
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    /** The whole form only: Java reads shorter ones too. */
    static UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    private static Map<String, List<String>> read(Context context) {
        try {
            return UrlEncoded.read(context.queryString());
        } catch (IllegalArgumentException e) {
            throw refused(List.of(new FieldError("", "must be encoded as the parameters of an address are")));
        }
    }

    private static ProblemException refused(List<FieldError> errors) {
        return new ProblemException(Problem.of(
                        400,
                        "invalid-query",
                        "Invalid Query",
                        "The parameters of the address are not as they should be.")
                .with(errors));
    }
}
