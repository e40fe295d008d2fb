package dev.keyport.host.signin;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that only the host reads. Over TLS it has the prefix {@code __Host-} (RFC 6265bis, section 4.1.3.2); on plain http,
 * which is this machine only, it cannot, because not every browser keeps a {@code Secure} cookie there.
 */
final class PageCookie {

    private final String name;
    private final String attributes;

    PageCookie(String name, PageSite site) {
        this.name = site.secure() ? "__Host-" + name : name;
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (site.secure() ? "; Secure" : "");
    }

    Optional<String> read(Context context) {
        return Optional.ofNullable(context.cookie(name)).filter(value -> !value.isEmpty());
    }

    /** Until the browser is closed. */
    void set(Context context, String value) {
        context.res().addHeader("Set-Cookie", name + "=" + value + attributes);
    }

    void set(Context context, String value, Duration life) {
        context.res().addHeader("Set-Cookie", name + "=" + value + attributes + "; Max-Age=" + life.toSeconds());
    }

    void clear(Context context) {
        set(context, "", Duration.ZERO);
    }
}
