package dev.keyport.registry.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes texts such that PostgreSQL can store them. */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int MAX_LINE = 500;
    private static final int ENTRY = 12;
    private static final int NUMBER = 16;

    private StorableText() {}

    /** The text with U+FFFD in the place of what UTF-8 or PostgreSQL cannot hold: NUL and halves of surrogate pairs. */
    public static String storable(String text) {
        StringBuilder cleaned = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                cleaned = cleaned == null ? new StringBuilder(text) : cleaned;
                cleaned.setCharAt(i, REPLACEMENT);
            }
        }
        return cleaned == null ? text : cleaned.toString();
    }

    /** At most 500 characters of a text in one line, without what PostgreSQL cannot store; null when nothing is left. */
    public static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(MAX_LINE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return line.isEmpty() ? null : line;
    }

    /** The beginning of a storable text that has at most so many bytes in UTF-8, cut between two characters. */
    public static String cut(String text, int maxBytes) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            bytes += utf8Length(text.codePointAt(i));
            if (bytes > maxBytes) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The same map with storable texts in it, in the same order. */
    public static Map<String, Object> storable(Map<?, ?> meta) {
        Map<String, Object> cleaned = new LinkedHashMap<>();
        meta.forEach(
                (name, value) -> cleaned.put(storable(String.valueOf(name)), storableValue(requirePresent(value))));
        return cleaned;
    }

    private static Object storableValue(Object value) {
        if (value instanceof String text) {
            return storable(text);
        } else if (value instanceof List<?> values) {
            List<Object> cleaned = new ArrayList<>();
            values.forEach(element -> cleaned.add(storableValue(requirePresent(element))));
            return cleaned;
        } else if (value instanceof Map<?, ?> values) {
            return storable(values);
        } else if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("details are texts, numbers, booleans, lists and maps, not "
                + value.getClass().getName());
    }

    /** How much room the values take in PostgreSQL's binary JSON, at most. */
    public static int room(Object value) {
        if (value instanceof Map<?, ?> map) {
            return ENTRY
                    + map.entrySet().stream()
                            .mapToInt(entry ->
                                    room(requirePresent(entry.getKey())) + room(requirePresent(entry.getValue())))
                            .sum();
        } else if (value instanceof List<?> list) {
            return ENTRY
                    + list.stream()
                            .mapToInt(element -> room(requirePresent(element)))
                            .sum();
        } else if (value instanceof String text) {
            return ENTRY + text.codePoints().map(StorableText::utf8Length).sum();
        }
        return ENTRY + NUMBER + String.valueOf(value).length();
    }

    private static Object requirePresent(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("details are not null");
        }
        return value;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        } else if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
