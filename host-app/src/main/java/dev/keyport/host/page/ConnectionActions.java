package dev.keyport.host.page;

import dev.keyport.host.http.Access;
import dev.keyport.host.http.Form;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.port.Capability;
import dev.keyport.registry.CapabilityState;
import dev.keyport.registry.ConnectionBusyException;
import dev.keyport.registry.ConnectionPatch;
import dev.keyport.registry.InvalidConfigException;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.VersionConflictException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All connections of an organization, and the page of one of them. */
final class ConnectionActions {

    private final PageServices services;
    private final Answers answers;
    private final Panels panels;
    private final PanelAnswers shown;
    private final ConfigMistakes mistakes;

    ConnectionActions(PageServices services, Answers answers, Panels panels, PanelAnswers shown) {
        this.services = services;
        this.answers = answers;
        this.panels = panels;
        this.shown = shown;
        this.mistakes = new ConfigMistakes(services);
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(Paths.CONNECTIONS, Access.VIEW, this::list),
                PageRoute.get(Paths.CONNECTIONS + "/{id}", Access.VIEW, this::one),
                PageRoute.post(Paths.CONNECTIONS + "/{id}", Access.CONFIGURE, this::save),
                PageRoute.get(Paths.CONNECTIONS + "/{id}/delete", Access.CONFIGURE, this::confirm),
                PageRoute.post(Paths.CONNECTIONS + "/{id}/delete", Access.CONFIGURE, this::delete));
    }

    private void list(Context context, PageCaller who) {
        Page page = answers.page(context);
        TenantSettings settings = services.settings().get(who.caller());
        List<Panel> all = services.connections().list(who.caller()).stream()
                .map(connection -> panels.of(page, Place.CONNECTION, connection, settings))
                .toList();
        String said = "deleted".equals(context.queryParam("done")) ? page.t("connection.deleted") : "";
        answers.show(context, 200, "connections", Map.of("page", page, "panels", all, "said", said));
    }

    private void one(Context context, PageCaller who) {
        Page page = answers.page(context);
        Panel panel = panels.of(page, Place.CONNECTION, Paths.connection(context));
        answers.show(
                context,
                200,
                "connection",
                Map.of("page", page, "panel", panel, "label", LabelField.of(panel.label())));
    }

    private void save(Context context, PageCaller who) throws IOException {
        Page page = answers.page(context);
        Form form = Form.read(context);
        PanelRequest request = new PanelRequest(context, page, Paths.connection(context), Place.CONNECTION);
        Panel now = shown.panel(request);
        ConfigForm entered = now.descriptor()
                .map(provider -> ConfigForm.entered(provider, form, page.texts()))
                .orElse(ConfigForm.NONE);
        LabelField label = LabelField.entered(form.text("label"), page.texts());
        String stored = now.connection().configJson();
        if (now.connection().version() != Seen.version(form)) {
            conflict(request, entered, label);
            return;
        }
        if (label.isWrong() || !entered.isReadable()) {
            ConfigForm all = now.descriptor()
                    .map(known -> mistakes.all(page, now.connection().domain(), known.slug(), entered, stored))
                    .orElse(entered);
            refuse(request, now, all, label);
            return;
        }
        try {
            String json = now.descriptor().isPresent() ? entered.json(stored, page.texts()) : null;
            ConnectionPatch patch = new ConnectionPatch(label.value(), json, capabilities(now, form));
            services.connections().patch(who.caller(), request.id(), Seen.version(form), patch);
            saved(request);
        } catch (InvalidConfigException e) {
            refuse(request, now, entered.refused(e, page.texts()), label);
        } catch (VersionConflictException e) {
            conflict(request, entered, label);
        }
    }

    private void refuse(PanelRequest request, Panel now, ConfigForm entered, LabelField label) {
        Notice notice =
                Notice.of(Tone.BAD, request.page().t("settings.refused")).and(entered.problems());
        show(request, 422, now.with(entered), label, notice);
    }

    private void conflict(PanelRequest request, ConfigForm entered, LabelField label) throws IOException {
        Page page = request.page();
        Panel now = shown.panel(request);
        Notice notice = Notice.conflict(page.t("conflict.settings"), panels.lastChange(page, request.id()))
                .and(different(page, now, label.value(), Form.read(request.context())));
        show(request, 412, now.with(entered.beside(now.form())), label, notice);
    }

    /** What was entered, or is saved, and the form that is shown again has no place for. */
    private static List<String> different(Page page, Panel saved, String label, Form form) {
        List<String> lines = new ArrayList<>();
        if (!saved.label().equals(label)) {
            lines.add(page.t("conflict.label", saved.label()));
        }
        Map<String, Boolean> entered = capabilities(saved, form);
        for (CapabilityState state : saved.connection().capabilities()) {
            Boolean on = entered.get(state.capability().id());
            if (on != null && on != state.enabled()) {
                lines.add(page.t(
                        on ? "conflict.capability.on" : "conflict.capability.off",
                        page.texts().label(state.capability())));
            }
        }
        return lines;
    }

    private void saved(PanelRequest request) {
        Notice notice = Notice.of(Tone.GOOD, request.page().t("settings.saved"));
        if (Answers.isPart(request.context())) {
            Panel now = shown.panel(request);
            show(request, 200, now, LabelField.of(now.label()), notice);
        } else {
            Answers.go(request.context(), Paths.connection(request.id()));
        }
    }

    private void show(PanelRequest request, int status, Panel panel, LabelField label, Notice notice) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", request.page());
        parameters.put("panel", panel);
        parameters.put("label", label);
        parameters.put("notice", notice);
        if (Answers.isPart(request.context())) {
            parameters.put("said", notice.text());
            answers.show(request.context(), status, "connection-part", parameters);
        } else {
            answers.show(request.context(), status, "connection", parameters);
        }
    }

    /** A box that is not checked is not sent, so each that was shown is named beside it. */
    private static Map<String, Boolean> capabilities(Panel panel, Form form) {
        Map<String, Boolean> switches = new HashMap<>();
        List<String> on = form.all("capability");
        for (CapabilityState state : panel.connection().capabilities()) {
            Capability capability = state.capability();
            if (form.all("capability-shown").contains(capability.id())) {
                switches.put(capability.id(), on.contains(capability.id()));
            }
        }
        return switches;
    }

    private void confirm(Context context, PageCaller who) {
        Page page = answers.page(context);
        Panel panel = panels.of(page, Place.CONNECTION, Paths.connection(context));
        boolean serves = panel.connection().active();
        String domain =
                DomainWords.of(panel.connection().domain(), page.texts()).name();
        answers.ask(
                context,
                page,
                new Question(
                        panel,
                        page.t("delete.title", panel.name()),
                        page.t(serves ? "delete.text.active" : "delete.text", domain),
                        page.t("delete.button"),
                        panel.path() + "/delete"));
    }

    private void delete(Context context, PageCaller who) throws IOException {
        PanelRequest request = PanelRequest.sent(context, answers.page(context));
        try {
            services.connections().delete(who.caller(), request.id(), Seen.version(Form.read(context)));
            Answers.go(context, Paths.CONNECTIONS + "?done=deleted");
        } catch (VersionConflictException e) {
            shown.conflict(request);
        } catch (ConnectionBusyException e) {
            Answers.closeDialog(context);
            shown.refused(request, request.page().t("delete.busy"));
        }
    }
}
