package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer with one thing in it that is otherwise. The same object where it has no such thing. */
final class Mutation {

    /** A member of a JSON object that is called a status or the like, and is one word. */
    private static final Pattern STATUS = Pattern.compile(
            "\"([A-Za-z_-]*(?:status|state|result|outcome|decision))\"(\\s*:\\s*)\"([A-Za-z_-]+)\"",
            Pattern.CASE_INSENSITIVE);

    private Mutation() {}

    /** Another value in place of a text that stands in quotes, and in no header. */
    static VendorAnswer ofText(VendorAnswer answer, String text, String value) {
        String body = new String(answer.body(), UTF_8);
        String other = body.replace('"' + text + '"', value);
        boolean elsewhere = answer.headers().values().stream().anyMatch(header -> header.contains(text));
        return text.isEmpty() || elsewhere || other.equals(body) ? answer : answer.with(other.getBytes(UTF_8));
    }

    /** The status of a refusal, in place of each that a success has otherwise. */
    static VendorAnswer ofStatus(VendorAnswer success, VendorAnswer refusal) {
        Map<String, String> refused = words(refusal);
        return ofStatus(success, refusal, found -> refused.getOrDefault(name(found), found.group(3)));
    }

    /** Another status, in place of each that a success has otherwise than a refusal. */
    static VendorAnswer ofStatus(VendorAnswer success, VendorAnswer refusal, String word) {
        return ofStatus(success, refusal, found -> word);
    }

    private static VendorAnswer ofStatus(
            VendorAnswer success, VendorAnswer refusal, Function<MatchResult, String> word) {
        Map<String, String> refused = words(refusal);
        String body = new String(success.body(), UTF_8);
        String other = STATUS.matcher(body).replaceAll(found -> {
            boolean same = refused.getOrDefault(name(found), found.group(3)).equalsIgnoreCase(found.group(3));
            String member = '"' + found.group(1) + '"' + found.group(2) + '"' + word.apply(found) + '"';
            return Matcher.quoteReplacement(same ? found.group() : member);
        });
        boolean comparable = success.status() / 100 == refusal.status() / 100 && !other.equals(body);
        return comparable ? success.with(other.getBytes(UTF_8)) : success;
    }

    private static Map<String, String> words(VendorAnswer answer) {
        Map<String, String> words = new HashMap<>();
        STATUS.matcher(new String(answer.body(), UTF_8))
                .results()
                .forEach(found -> words.put(name(found), found.group(3)));
        return words;
    }

    private static String name(MatchResult found) {
        return found.group(1).toLowerCase(Locale.ROOT);
    }
}
