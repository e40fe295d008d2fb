package dev.keyport.host.page;

import dev.keyport.host.http.Assets;
import dev.keyport.host.http.EventExports;
import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.host.signin.PageViews;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The settings page and what belongs to it. */
public final class SettingsPages {

    private final Assets assets = Page.files();
    private final Answers answers = new Answers(assets);

    /** The pages around sign-in, in the dress of the others. */
    public PageViews signIn() {
        return new TemplateViews(answers);
    }

    /** The files that the pages load; anybody may have them. */
    public List<OpenRoute> files() {
        return assets.routes();
    }

    /** Every page. */
    public List<PageRoute> pages(PageServices services, EventExports exports) {
        Panels panels = new Panels(services);
        PanelAnswers shown = new PanelAnswers(services, answers, panels);
        List<PageRoute> routes = new ArrayList<>();
        routes.addAll(new CardActions(services, answers, panels).routes());
        routes.addAll(new CreateActions(services, answers).routes());
        routes.addAll(new ConnectionActions(services, answers, panels, shown).routes());
        routes.addAll(new KeyActions(services, answers, shown, Clock.systemUTC()).routes());
        routes.addAll(new PanelActions(services, shown).routes());
        routes.addAll(new EventActions(services, answers, exports).routes());
        return routes;
    }
}
