package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keyport.port.tck.Scalar.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values in a body of JSON, XML or a form, and writes others in their places. It takes bodies of scripts and adapters,
 * which are well formed; of anything else it finds some values or none.
 */
final class Scalars {

    private static final Pattern TOKEN = Pattern.compile(
            "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|-?[0-9][0-9.eE+-]*+|true|false|null|[{}\\[\\],]", Pattern.DOTALL);
    private static final Pattern COLON = Pattern.compile("\\s*:");
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z_][\\w.:-]*)[^<>]*>([^<>]+)</");
    private static final Pattern PAIR = Pattern.compile("([^&=?\\s]+)=([^&=\\s]*)");

    private Scalars() {}

    static List<Scalar> of(byte[] body) {
        return of(new String(body, UTF_8));
    }

    static List<Scalar> of(String text) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(text);
        }
        return start.startsWith("<") ? pairs(ELEMENT, text, Form.XML) : pairs(PAIR, text, Form.FORM);
    }

    /** What a request says in its query and its body. */
    static Stream<Scalar> of(VendorRequest request) {
        String query = request.target().getRawQuery();
        return Stream.concat(pairs(PAIR, query == null ? "" : query, Form.FORM).stream(), of(request.body()).stream());
    }

    /**
     * The same answer with other values.
     *
     * @param other the new text for a value; null to leave it as it is
     * @return the same object when nothing was changed
     */
    static VendorAnswer changed(VendorAnswer answer, Function<Scalar, @Nullable String> other) {
        String body = new String(answer.body(), UTF_8);
        StringBuilder text = new StringBuilder(body);
        List<Scalar> scalars = of(body);
        for (int i = scalars.size() - 1; i >= 0; i--) {
            Scalar scalar = scalars.get(i);
            String value = other.apply(scalar);
            if (value != null) {
                text.replace(scalar.start(), scalar.end(), scalar.written(value));
            }
        }
        return body.contentEquals(text) ? answer : answer.with(text.toString().getBytes(UTF_8));
    }

    private static List<Scalar> json(String text) {
        List<Scalar> found = new ArrayList<>();
        Deque<String> names = new ArrayDeque<>();
        String name = "";
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            String token = tokens.group();
            switch (token) {
                case "{", "[" -> {
                    names.addLast(name);
                    name = "";
                }
                case "}", "]" -> name = names.isEmpty() ? "" : names.removeLast();
                case "," -> name = "";
                default -> {
                    String quoted = tokens.group(1);
                    if (quoted != null && isName(text, tokens.end())) {
                        name = quoted;
                    } else if (quoted == null) {
                        found.add(new Scalar(path(names, name), token, tokens.start(), Form.JSON_LITERAL));
                    } else {
                        found.add(new Scalar(path(names, name), quoted, tokens.start() + 1, Form.JSON_STRING));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isName(String text, int end) {
        return COLON.matcher(text).region(end, text.length()).lookingAt();
    }

    private static String path(Deque<String> names, String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        all.removeIf(String::isEmpty);
        return String.join(".", all).toLowerCase(Locale.ROOT);
    }

    private static List<Scalar> pairs(Pattern pair, String text, Form form) {
        List<Scalar> found = new ArrayList<>();
        Matcher pairs = pair.matcher(text);
        while (pairs.find()) {
            found.add(new Scalar(pairs.group(1).toLowerCase(Locale.ROOT), pairs.group(2), pairs.start(2), form));
        }
        return found;
    }
}
