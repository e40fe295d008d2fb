package dev.keyport.host.page;

import dev.keyport.host.http.Access;
import dev.keyport.host.http.Form;
import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.CredentialReentryRequiredException;
import dev.keyport.registry.InvalidKeyFormatException;
import dev.keyport.registry.VersionConflictException;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Set and remove the credential of a connection. Nothing here ever shows one. */
final class KeyActions {

    private final PageServices services;
    private final Answers answers;
    private final PanelAnswers panels;
    private final Clock clock;

    KeyActions(PageServices services, Answers answers, PanelAnswers panels, Clock clock) {
        this.services = services;
        this.answers = answers;
        this.panels = panels;
        this.clock = clock;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(Paths.CONNECTIONS + "/{id}/key", Access.CONFIGURE, this::ask),
                PageRoute.post(Paths.CONNECTIONS + "/{id}/key", Access.CONFIGURE, this::set),
                PageRoute.get(Paths.CONNECTIONS + "/{id}/key/remove", Access.CONFIGURE, this::confirm),
                PageRoute.post(Paths.CONNECTIONS + "/{id}/key/remove", Access.CONFIGURE, this::remove));
    }

    private void ask(Context context, PageCaller who) {
        PanelRequest request = PanelRequest.asked(context, answers.page(context));
        Panel panel = panels.panel(request);
        show(request, 200, new KeyForm(panel, kind(panel), "", "", Map.of()));
    }

    private void set(Context context, PageCaller who) throws IOException {
        PanelRequest request = PanelRequest.sent(context, answers.page(context));
        Form form = Form.read(context);
        Panel panel = panels.panel(request);
        CredentialKind kind = kind(panel);
        Map<CredentialField, String> wrong = new EnumMap<>(CredentialField.class);
        if (panel.connection().version() != Seen.version(form)) {
            panels.conflict(request);
            return;
        }
        KeyInput input = KeyInput.read(form, kind, request.page(), clock.instant(), wrong);
        if (wrong.isEmpty()) {
            try (Credential credential = input.credential()) {
                services.credentials()
                        .set(who.caller(), request.id(), panel.connection().version(), credential, input.terms());
                Answers.closeDialog(context);
                panels.done(request, request.page().t("key.stored"));
                return;
            } catch (InvalidKeyFormatException e) {
                CredentialField field = field(e, kind);
                wrong.put(field, request.page().t(why(field), panel.provider().label()));
            } catch (CredentialReentryRequiredException | VersionConflictException e) {
                panels.conflict(request);
                return;
            }
        }
        show(request, 422, new KeyForm(panel, kind, form.text(KeyInput.USER_NAME), form.text(KeyForm.EXPIRES), wrong));
    }

    private void confirm(Context context, PageCaller who) {
        PanelRequest request = PanelRequest.asked(context, answers.page(context));
        Page page = request.page();
        Panel panel = panels.panel(request);
        Question question = new Question(
                panel,
                page.t("key.remove.title", panel.provider().label()),
                page.t(panel.connection().enabled() ? "key.remove.text.on" : "key.remove.text"),
                page.t("key.remove.button"),
                panel.path() + "/key/remove");
        answers.ask(context, page, question);
    }

    private void remove(Context context, PageCaller who) throws IOException {
        PanelRequest request = PanelRequest.sent(context, answers.page(context));
        try {
            services.credentials().revoke(who.caller(), request.id(), Seen.version(Form.read(context)));
        } catch (VersionConflictException e) {
            panels.conflict(request);
            return;
        }
        Answers.closeDialog(context);
        panels.done(request, request.page().t("key.removed"));
    }

    private void show(PanelRequest request, int status, KeyForm form) {
        String template = Answers.isPart(request.context()) ? "key" : "key-page";
        answers.show(request.context(), status, template, Map.of("page", request.page(), "form", form));
    }

    /**
     * What the provider takes; an API key when it is not installed.
     *
     * @throws ProblemException when it takes none
     */
    private static CredentialKind kind(Panel panel) {
        Optional<ProviderDescriptor> provider = panel.descriptor();
        if (provider.isEmpty()) {
            return CredentialKind.API_KEY;
        }
        return provider.get()
                .authType()
                .credentialKind()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "no-such-page", "Not Found", "There is no page at this address.")));
    }

    private static String why(CredentialField field) {
        if (field == CredentialField.EXPIRES_AT) {
            return "key.date";
        }
        if (field == CredentialField.USERNAME) {
            return "key.format.username";
        }
        return KeyForm.isLong(field) ? "key.format.pem" : "key.format";
    }

    /** The field that is at fault; the first when it is the whole. */
    private static CredentialField field(InvalidKeyFormatException refusal, CredentialKind kind) {
        Optional<CredentialField> named = Arrays.stream(CredentialField.values())
                .filter(field -> field.wireName().equals(refusal.field()))
                .findFirst();
        return named.orElseGet(() -> kind.fields().iterator().next());
    }
}
