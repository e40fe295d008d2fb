package dev.keyport.host.signin;

import dev.keyport.host.http.LoopbackName;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where browsers find the pages, and what follows from it for headers and cookies. Immutable.
 *
 * @param address scheme, host and port; empty in development mode, where it is any name of this machine
 */
public record PageSite(Optional<URI> address) {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    /** The pages of the development mode. */
    public static PageSite development() {
        return new PageSite(Optional.empty());
    }

    /** Pages at this address: scheme, host and port. */
    public static PageSite at(URI address) {
        return new PageSite(Optional.of(address));
    }

    /** What a browser sends as {@code Origin} from a page of ours. */
    String origin(Context context) {
        return address.map(PageSite::origin).orElseGet(() -> "http://" + context.header("Host"));
    }

    /** As browsers write it (RFC 6454, section 6.2). */
    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int implied = scheme.equals("https") ? 443 : 80;
        String port = address.getPort() < 0 || address.getPort() == implied ? "" : ":" + address.getPort();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port;
    }

    /** Whether browsers come over TLS. */
    boolean secure() {
        return address.isPresent() && address.get().getScheme().equalsIgnoreCase("https");
    }

    /**
     * Sets the headers of a page, and lets nobody in who comes under a foreign name.
     *
     * @throws dev.keyport.host.http.ProblemException in development mode, when the request does not name this machine
     */
    void guard(Context context) {
        setHeaders(context);
        if (secure()) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (address.isEmpty()) {
            LoopbackName.require(context);
        }
    }

    /** Those that do not depend on the site. */
    static void setHeaders(Context context) {
        HEADERS.forEach(context::header);
    }
}
