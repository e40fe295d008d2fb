package dev.keyport.host;

import dev.keyport.host.http.EventExports;
import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.page.PageServices;
import dev.keyport.host.page.SettingsPages;
import dev.keyport.host.signin.CookieSeal;
import dev.keyport.host.signin.DevelopmentSignIn;
import dev.keyport.host.signin.PageGate;
import dev.keyport.host.signin.PageSite;
import dev.keyport.host.signin.PageViews;
import dev.keyport.host.signin.PagesOff;
import dev.keyport.host.signin.Sessions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link Wiring} that puts the pages together. */
final class PageWiring {

    private PageWiring() {}

    /** Every page that the host has, and what the server has to serve for them. */
    static List<OpenRoute> routes(Foundation foundation, Clock clock, PageServices services, EventExports exports) {
        SettingsPages settings = new SettingsPages();
        PageSite site = PageSite.development();
        PageViews views = settings.signIn();
        Sessions sessions = new Sessions(site, new CookieSeal(foundation.keys().derive("page-session")), clock);
        PageGate gate = new PageGate(site, sessions, views);
        if (foundation.developmentTokens().isEmpty()) {
            return new PagesOff(gate).routes();
        }
        List<OpenRoute> routes = new ArrayList<>(settings.files());
        routes.addAll(new DevelopmentSignIn(gate, sessions, views).routes());
        routes.addAll(gate.routes(settings.pages(services, exports)));
        return routes;
    }
}
