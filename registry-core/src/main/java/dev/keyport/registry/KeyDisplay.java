package dev.keyport.registry;

import dev.keyport.port.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much of an API key may be shown to those who configure it. */
final class KeyDisplay {

    private static final String MASK = "••••";
    private static final int SHOWN = 4;
    /** A single token, long enough that 4 characters of it give nothing away. */
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_-]{20,}");

    private KeyDisplay() {}

    /** The last 4 characters; null when the key is short, or is not one plain token, such as a password, PEM or JSON. */
    static @Nullable String hint(Secret key) {
        String text = key.revealUtf8();
        return SHOWABLE.matcher(text).matches() ? text.substring(text.length() - SHOWN) : null;
    }

    static @Nullable String masked(@Nullable Integer credentialVersion, @Nullable String hint) {
        if (credentialVersion == null) {
            return null;
        }
        return hint == null ? MASK : MASK + hint;
    }
}
