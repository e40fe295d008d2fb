package dev.keyport.registry;

import java.util.Locale;

/** How the last calls of a connection ended. Independent of whether it is enabled. */
public enum ConnectionHealth {
    /** Nobody called yet, with the credential and the configuration that it has now. */
    UNKNOWN,
    HEALTHY,
    /** The last call failed. */
    DEGRADED,
    /** The last 3 calls failed, or no adapter is installed. */
    FAILING;

    /** Its name in the API. It never changes. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConnectionHealth of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
