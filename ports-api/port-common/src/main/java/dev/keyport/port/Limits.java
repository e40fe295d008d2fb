package dev.keyport.port;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the records of ports are made of. A message names the component and its limit, never the value: a value can be
 * personal, or come from a provider that means harm. Lengths are those of {@link String#length()}.
 */
public final class Limits {

    private static final int MAX_URL = 2_048;

    private Limits() {}

    /**
     * The text, when it is short enough; it may be empty.
     *
     * @throws IllegalArgumentException when it is longer
     */
    public static String text(String component, String value, int maxLength) {
        Objects.requireNonNull(value, component);
        if (value.length() > maxLength) {
            throw new IllegalArgumentException(component + " has at most " + maxLength + " characters");
        }
        return value;
    }

    /**
     * The text, when it is short enough and says something.
     *
     * @throws IllegalArgumentException when it is longer, or blank
     */
    public static String filledText(String component, String value, int maxLength) {
        if (text(component, value, maxLength).isBlank()) {
            throw new IllegalArgumentException(component + " is not blank");
        }
        return value;
    }

    /**
     * The text, when it is null or short enough.
     *
     * @throws IllegalArgumentException when it is longer
     */
    public static @Nullable String optionalText(String component, @Nullable String value, int maxLength) {
        return value == null ? null : text(component, value, maxLength);
    }

    /**
     * An unmodifiable copy of the list.
     *
     * @throws IllegalArgumentException when it has fewer or more entries than that
     */
    public static <T> List<T> list(String component, List<T> values, int minSize, int maxSize) {
        Objects.requireNonNull(values, component);
        if (values.size() < minSize || values.size() > maxSize) {
            throw new IllegalArgumentException(component + " has " + minSize + " to " + maxSize + " entries");
        }
        return List.copyOf(values);
    }

    /**
     * An unmodifiable copy of named texts.
     *
     * @throws IllegalArgumentException when there are more entries than that, a name is blank or longer, or a text is longer
     */
    public static Map<String, String> texts(
            String component, Map<String, String> values, int maxSize, int maxNameLength, int maxLength) {
        Objects.requireNonNull(values, component);
        if (values.size() > maxSize) {
            throw new IllegalArgumentException(component + " has at most " + maxSize + " entries");
        }
        values.forEach((name, value) -> {
            filledText("a name in " + component, name, maxNameLength);
            text("a text in " + component, value, maxLength);
        });
        return Map.copyOf(values);
    }

    /**
     * The URL, when it is an absolute {@code https} one with a host, without user information, of at most 2,048 characters.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static URI httpsUrl(String component, URI url) {
        Objects.requireNonNull(url, component);
        if (!"https".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.toString().length() > MAX_URL) {
            throw new IllegalArgumentException(component
                    + " is an https URL with a host and nothing before it, of at most " + MAX_URL + " characters");
        }
        return url;
    }
}
