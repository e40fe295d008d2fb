package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Searches texts for secrets: whole or in part, as they are, in Base64 or in hex, in upper or lower case. */
final class Leaks {

    /** Long enough to be no accident, short enough to find most of what is left when a secret is shortened. */
    private static final int PART = 10;

    private final Set<String> parts = new LinkedHashSet<>();
    private final Map<String, StringBuilder> texts = new TreeMap<>();

    Leaks(Collection<String> secrets) {
        secrets.forEach(this::lookFor);
    }

    void lookFor(String secret) {
        addParts(secret, PART);
        addParts(HexFormat.of().formatHex(secret.getBytes(UTF_8)), 2 * PART);
        // behind one and two other bytes, every letter of Base64 is another one
        for (String before : new String[] {"", ":", "::"}) {
            String encoded = Base64.getEncoder().encodeToString((before + secret).getBytes(UTF_8));
            addParts(encoded.substring(4, Math.max(4, encoded.length() - 4)), PART);
        }
    }

    void look(String place, @Nullable Object value) {
        texts.computeIfAbsent(place, unused -> new StringBuilder())
                .append(String.valueOf(value).toLowerCase(Locale.ROOT))
                .append('\n');
    }

    /** Looks at its message and those of its causes and whatever was suppressed. */
    void lookAtAll(String place, Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        look(place, text);
    }

    /** Where something was found, without what. */
    List<String> found() {
        return texts.entrySet().stream()
                .filter(text -> parts.stream().anyMatch(part -> text.getValue().indexOf(part) >= 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void addParts(String text, int length) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + length <= lower.length(); i++) {
            parts.add(lower.substring(i, i + length));
        }
    }
}
