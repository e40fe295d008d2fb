package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an adapter sent to a {@link VendorServer}. Immutable, as long as nobody writes to the body.
 *
 * @param method in upper case
 * @param target path and query, as they stood in the request line
 * @param headers by their names in lower case
 * @param body the whole of it; empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; nobody compares requests
public record VendorRequest(String method, URI target, Map<String, List<String>> headers, byte[] body) {

    /** The path, decoded. */
    public String path() {
        return target.getPath();
    }

    /** A parameter of the query, decoded; empty when it is absent. */
    public Optional<String> query(String name) {
        String query = target.getQuery() == null ? "" : target.getQuery();
        return Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    /** The first value of a header, whose name may be in any case; empty when it is absent. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** Whether the text is anywhere in it: as it is, percent-encoded, or inside of what is encoded in Base64. */
    public boolean contains(String text) {
        return inTarget(text)
                || text().contains(text)
                || headers.values().stream().flatMap(List::stream).anyMatch(value -> isIn(value, text));
    }

    /** Whether the text is in the path or the query. */
    boolean inTarget(String text) {
        return target.toString().contains(text)
                || target.toString().contains(URLEncoder.encode(text, UTF_8))
                || String.valueOf(target.getPath()).contains(text);
    }

    /** Shows method and path, not what else was sent. */
    @Override
    public String toString() {
        return "VendorRequest[" + method + " " + target.getRawPath() + "]";
    }

    private static boolean isIn(String value, String text) {
        return value.contains(text)
                || Stream.of(value.split(" ")).anyMatch(word -> decoded(word).contains(text));
    }

    private static String decoded(String word) {
        try {
            return new String(Base64.getDecoder().decode(word), ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
