package dev.keyport.host;

import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.signin.CookieSeal;
import dev.keyport.host.signin.DevelopmentSignIn;
import dev.keyport.host.signin.EndedSessions;
import dev.keyport.host.signin.OpenIdSignIn;
import dev.keyport.host.signin.PageGate;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.host.signin.PageSite;
import dev.keyport.host.signin.PageViews;
import dev.keyport.host.signin.PagesOff;
import dev.keyport.host.signin.Sessions;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of {@link Wiring} that puts the pages together. */
final class PageWiring {

    private final KeyRing keys;
    private final EndedSessions ended;
    private final Clock clock;
    private final PageViews views;

    PageWiring(KeyRing keys, EndedSessions ended, Clock clock, PageViews views) {
        this.keys = keys;
        this.ended = ended;
        this.clock = clock;
        this.views = views;
    }

    /** These pages, for whoever sits at this machine. */
    List<OpenRoute> development(List<PageRoute> pages) {
        PageSite site = PageSite.development();
        Sessions sessions = sessions(site);
        PageGate gate = new PageGate(site, sessions, views);
        return all(new DevelopmentSignIn(gate, sessions, views).routes(), gate.routes(pages));
    }

    /** These pages, for whom the provider knows. */
    List<OpenRoute> production(Optional<OpenIdSettings> openId, List<PageRoute> pages) {
        if (openId.isEmpty()) {
            return new PagesOff(views).routes();
        }
        PageSite site = PageSite.at(openId.get().page());
        Sessions sessions = sessions(site);
        PageGate gate = new PageGate(site, sessions, views);
        OpenIdSignIn signIn =
                new OpenIdSignIn(gate, sessions, site, openId.get(), new CookieSeal(keys.derive("page-signin")), clock);
        return all(signIn.routes(), gate.routes(pages));
    }

    private Sessions sessions(PageSite site) {
        return new Sessions(site, new CookieSeal(keys.derive("page-session")), ended, clock);
    }

    private static List<OpenRoute> all(List<OpenRoute> signIn, List<OpenRoute> pages) {
        List<OpenRoute> all = new ArrayList<>(signIn);
        all.addAll(pages);
        return all;
    }
}
