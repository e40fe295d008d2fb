package dev.keyport.host;

import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.signin.CookieSeal;
import dev.keyport.host.signin.DevelopmentSignIn;
import dev.keyport.host.signin.PageGate;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.host.signin.PageSite;
import dev.keyport.host.signin.PageViews;
import dev.keyport.host.signin.PagesOff;
import dev.keyport.host.signin.PlainViews;
import dev.keyport.host.signin.Sessions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link Wiring} that puts the pages together. */
final class PageWiring {

    private PageWiring() {}

    /** Every page that the host has. */
    static List<PageRoute> pages() {
        return List.of();
    }

    /** What the server has to serve for these pages. */
    static List<OpenRoute> routes(Foundation foundation, Clock clock, List<PageRoute> pages) {
        PageSite site = PageSite.development();
        PageViews views = new PlainViews();
        Sessions sessions = new Sessions(site, new CookieSeal(foundation.keys().derive("page-session")), clock);
        PageGate gate = new PageGate(site, sessions, views);
        if (foundation.developmentTokens().isEmpty()) {
            return new PagesOff(gate).routes();
        }
        List<OpenRoute> routes = new ArrayList<>(new DevelopmentSignIn(gate, sessions, views).routes());
        routes.addAll(gate.routes(pages));
        return routes;
    }
}
