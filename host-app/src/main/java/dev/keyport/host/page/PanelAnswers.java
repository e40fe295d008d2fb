package dev.keyport.host.page;

import dev.keyport.registry.IntegrationConnection;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows a connection after something was asked of it, in the place where it was asked. */
final class PanelAnswers {

    private final Answers answers;
    private final Panels panels;
    private final Cards cards;

    PanelAnswers(PageServices services, Answers answers, Panels panels) {
        this.answers = answers;
        this.panels = panels;
        this.cards = new Cards(services, panels);
    }

    Page page(Context context) {
        return answers.page(context);
    }

    Panel panel(PanelRequest request) {
        return panels.of(request.page(), request.place(), request.id());
    }

    /**
     * What was asked for is done.
     *
     * @param said for those who do not see it
     */
    void done(PanelRequest request, String said) {
        if (Answers.isPart(request.context())) {
            Panel now = panel(request);
            Answers.retarget(request.context(), "#status-" + now.id());
            answers.show(
                    request.context(), 200, "status-part", Map.of("page", request.page(), "panel", now, "said", said));
        } else {
            IntegrationConnection connection = panel(request).connection();
            Answers.go(request.context(), request.place().path(connection));
        }
    }

    /** Something has to be done first. */
    void refused(PanelRequest request, String why) {
        Panel now = panel(request).with(Notice.of(Tone.BAD, why));
        if (Answers.isPart(request.context())) {
            Answers.retarget(request.context(), "#status-" + now.id());
            answers.show(
                    request.context(), 422, "status-part", Map.of("page", request.page(), "panel", now, "said", why));
        } else {
            whole(request, 422, now);
        }
    }

    /** Somebody else was quicker: shows everything as it is now, and who did what. */
    void conflict(PanelRequest request) {
        Page page = request.page();
        Notice notice = Notice.conflict(page.t("conflict.nothing"), panels.lastChange(page, request.id()));
        Panel now = panel(request).with(notice);
        if (!Answers.isPart(request.context())) {
            whole(request, 412, now);
            return;
        }
        Answers.closeDialog(request.context());
        if (request.place() == Place.CARD) {
            Answers.retarget(request.context(), "#domain-" + now.id());
            part(request, "card-part", Map.of("card", card(page, now)), now);
        } else {
            Answers.retarget(request.context(), "#connection");
            part(request, "connection-part", Map.of("panel", now, "label", LabelField.of(now.label())), now);
        }
    }

    private void part(PanelRequest request, String template, Map<String, ?> shown, Panel now) {
        Map<String, Object> parameters = new HashMap<>(shown);
        parameters.put("page", request.page());
        parameters.put("said", now.notice().map(Notice::text).orElse(""));
        answers.show(request.context(), 412, template, parameters);
    }

    /** The whole page, for browsers without the script. */
    void whole(PanelRequest request, int status, Panel now) {
        Page page = request.page();
        if (request.place() == Place.CARD) {
            List<Card> all = cards.all(page).stream()
                    .map(card -> card.domain().equals(now.connection().domain()) ? card.with(now) : card)
                    .toList();
            answers.show(request.context(), status, "integrations", Map.of("page", page, "cards", all));
        } else {
            answers.show(
                    request.context(),
                    status,
                    "connection",
                    Map.of("page", page, "panel", now, "label", LabelField.of(now.label())));
        }
    }

    private Card card(Page page, Panel now) {
        Card card = cards.one(page, now.connection().domain());
        boolean serves = card.active()
                .map(panel -> panel.connection().id().equals(now.connection().id()))
                .orElse(false);
        return serves ? card.with(now) : now.notice().map(card::with).orElse(card);
    }
}
