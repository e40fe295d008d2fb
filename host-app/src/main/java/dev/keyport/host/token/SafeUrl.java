package dev.keyport.host.token;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Addresses that nobody on the way can read or change: https, or http on the loopback interface. */
public final class SafeUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeUrl() {}

    /** Whether it is one, with a host and without a user. */
    public static boolean is(URI url) {
        if (url.getScheme() == null || url.getHost() == null || url.getUserInfo() != null) {
            return false;
        }
        return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }
}
