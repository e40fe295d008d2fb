package dev.keyport.host.page;

import java.util.Locale;

/** How something is meant, shown by a colour and an icon beside the words. */
enum Tone {
    NEUTRAL,
    GOOD,
    SIMULATED,
    WARNING,
    BAD;

    /** The class in the stylesheet. */
    String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }

    String icon() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
