package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer with one thing in it that is otherwise. The same object where it has no such thing. */
final class Mutation {

    private static final Pattern STATUS_NAME = Pattern.compile("[a-z_:-]*(?:status|state|result|outcome|decision)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]+");
    private static final Set<String> GOOD =
            Set.of("ok", "success", "successful", "succeeded", "accepted", "approved", "paid");
    private static final Set<String> BAD = Set.of("error", "failed", "failure", "declined", "rejected", "refused");

    private Mutation() {}

    /** Another value in place of a text that stands in quotes, and in no header. */
    static VendorAnswer ofText(VendorAnswer answer, String text, String value) {
        String body = new String(answer.body(), UTF_8);
        String other = body.replace('"' + text + '"', value);
        boolean elsewhere = answer.headers().values().stream().anyMatch(header -> header.contains(text));
        return text.isEmpty() || elsewhere || other.equals(body) ? answer : answer.with(other.getBytes(UTF_8));
    }

    /**
     * A word that tells how it went, in place of each that says so, and every flag turned round. What was asked with is no such
     * word, though it is called like one.
     */
    static VendorAnswer ofStatus(VendorAnswer success, VendorRequest request, String word) {
        Set<String> asked = Scalars.of(request).map(Scalar::text).collect(Collectors.toSet());
        return Scalars.changed(success, scalar -> {
            if (scalar.form() == Scalar.Form.JSON_LITERAL) {
                return turned(scalar);
            }
            boolean status = STATUS_NAME.matcher(scalar.name()).matches()
                    && WORD.matcher(scalar.text()).matches()
                    && !asked.contains(scalar.text());
            return status ? word : null;
        });
    }

    private static @Nullable String turned(Scalar flag) {
        if (flag.raw().equals("true") && GOOD.contains(flag.name())) {
            return "false";
        }
        return flag.raw().equals("false") && BAD.contains(flag.name()) ? "true" : null;
    }

    /** What a refusal says, beside what a success says; the success where one of them overwrites the other. */
    static VendorAnswer ofBoth(VendorAnswer success, VendorAnswer refusal) {
        String yes = new String(success.body(), UTF_8).strip();
        String no = new String(refusal.body(), UTF_8).strip();
        Set<String> names = Scalars.of(yes).stream().map(Scalar::path).collect(Collectors.toSet());
        boolean apart = Scalars.of(no).stream().map(Scalar::path).noneMatch(names::contains);
        boolean comparable = success.status() / 100 == refusal.status() / 100;
        return comparable && apart && isFilledObject(yes) && isFilledObject(no)
                ? success.with((no.substring(0, no.length() - 1) + "," + yes.substring(1)).getBytes(UTF_8))
                : success;
    }

    private static boolean isFilledObject(String json) {
        return json.startsWith("{")
                && json.endsWith("}")
                && !json.substring(1, json.length() - 1).isBlank();
    }
}
