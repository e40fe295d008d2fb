package dev.keyport.host.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded}, the form of queries and of submitted forms. */
final class UrlEncoded {

    private UrlEncoded() {}

    /**
     * The values of each name, in their order.
     *
     * @throws IllegalArgumentException when it is not encoded like that
     */
    static Map<String, List<String>> read(@Nullable String text) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? List.<String>of() : List.of(text.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            found.computeIfAbsent(name, absent -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return found;
    }

    private static String decoded(String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        byte[] decoded = URLDecoder.decode(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
