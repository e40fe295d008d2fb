package dev.keyport.host.page;

import dev.keyport.host.http.Assets;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.port.Role;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What every page shows around its content. Immutable.
 *
 * @param who nobody before signing in
 */
record Page(Texts texts, Assets assets, Optional<PageCaller> who) {

    /** The files that the pages load. */
    static Assets files() {
        return Assets.load("base.css", "page.css", "page.js", "htmx.min.js", "icons.svg", "icon.svg");
    }

    static Page of(Context context, Assets assets) {
        return new Page(Texts.forBrowser(context.header("Accept-Language")), assets, PageCaller.of(context));
    }

    String t(String key, Object... values) {
        return texts.of(key, values);
    }

    String icon(String name) {
        return assets.path("icons.svg") + "#" + name;
    }

    /** What a form sends back to show that it is ours. */
    String csrf() {
        return caller().csrfToken();
    }

    PageCaller caller() {
        return who.orElseThrow(() -> new IllegalStateException("nobody is signed in on this page"));
    }

    Role role() {
        return caller().caller().role();
    }

    boolean mayConfigure() {
        return who.isPresent() && role().mayConfigure();
    }

    boolean mayView() {
        return who.isPresent() && role().mayView();
    }
}
