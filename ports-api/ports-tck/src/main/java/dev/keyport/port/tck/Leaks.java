package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Searches texts for secrets: whole or in part, as they are or in Base64. */
final class Leaks {

    /** Long enough to be no accident, short enough to find most of what is left when a secret is shortened. */
    private static final int PART = 10;

    private final Set<String> parts = new LinkedHashSet<>();
    private final Set<String> found = new TreeSet<>();

    Leaks(Collection<String> secrets) {
        for (String secret : secrets) {
            addParts(secret);
            // behind one and two other bytes, every letter of Base64 is another one
            for (String before : new String[] {"", ":", "::"}) {
                String encoded = Base64.getEncoder().encodeToString((before + secret).getBytes(UTF_8));
                addParts(encoded.substring(4, encoded.length() - 4));
            }
        }
    }

    void look(String place, @Nullable Object value) {
        String text = String.valueOf(value);
        if (parts.stream().anyMatch(text::contains)) {
            found.add(place);
        }
    }

    /** Looks at its message and those of its causes and whatever was suppressed. */
    void lookAtAll(String place, Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        look(place, text);
    }

    /** Where something was found, without what. */
    Set<String> found() {
        return Set.copyOf(found);
    }

    private void addParts(String text) {
        for (int i = 0; i + PART <= text.length(); i++) {
            parts.add(text.substring(i, i + PART));
        }
    }
}
