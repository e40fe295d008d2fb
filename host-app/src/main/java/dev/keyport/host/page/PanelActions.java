package dev.keyport.host.page;

import dev.keyport.host.http.Access;
import dev.keyport.host.http.Form;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.registry.CredentialExpiredException;
import dev.keyport.registry.CredentialReentryRequiredException;
import dev.keyport.registry.InvalidConfigException;
import dev.keyport.registry.NotReadyException;
import dev.keyport.registry.TooManyTestsException;
import dev.keyport.registry.VersionConflictException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** What is done to a connection wherever it is shown: test it, switch it on and off, let it serve its domain. */
final class PanelActions {

    private final PageServices services;
    private final PanelAnswers answers;

    PanelActions(PageServices services, PanelAnswers answers) {
        this.services = services;
        this.answers = answers;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.post(Paths.CONNECTIONS + "/{id}/test", Access.CONFIGURE, this::test),
                PageRoute.post(Paths.CONNECTIONS + "/{id}/switch", Access.CONFIGURE, this::turn),
                PageRoute.post(Paths.CONNECTIONS + "/{id}/activate", Access.CONFIGURE, this::activate));
    }

    private void test(Context context, PageCaller who) throws IOException {
        PanelRequest request = PanelRequest.sent(context, answers.page(context));
        carryOut(request, () -> {
            services.connections().test(who.caller(), request.id());
            return answers.panel(request)
                    .test()
                    .map(TestLine::text)
                    .orElseGet(() -> request.page().t("test.outdated"));
        });
    }

    private void turn(Context context, PageCaller who) throws IOException {
        PanelRequest request = PanelRequest.sent(context, answers.page(context));
        Form form = Form.read(context);
        boolean on = form.choice("on");
        carryOut(request, () -> {
            turn(who.caller(), request.id(), Seen.version(form), on);
            String done = request.page().t(on ? "switch.on.done" : "switch.off.done");
            return answers.panel(request).isStuck() ? request.page().t("switch.on.stuck") : done;
        });
    }

    private void turn(Caller caller, ConnectionId id, long version, boolean on) {
        if (on) {
            services.connections().enable(caller, id, version);
        } else {
            services.connections().disable(caller, id, version);
        }
    }

    private void activate(Context context, PageCaller who) throws IOException {
        PanelRequest request = PanelRequest.sent(context, answers.page(context));
        long version = Seen.version(Form.read(context));
        carryOut(request, () -> {
            services.connections().activate(who.caller(), request.id(), version);
            return request.page().t("activate.done");
        });
    }

    /**
     * @param work gives the words that are said when it is done; what it changed is seen
     */
    private void carryOut(PanelRequest request, Supplier<String> work) {
        Page page = request.page();
        try {
            answers.done(request, work.get());
        } catch (VersionConflictException e) {
            answers.conflict(request);
        } catch (TooManyTestsException e) {
            long seconds = Math.max(1, e.retryAfter().plusMillis(999).toSeconds());
            answers.refused(request, page.t("test.tooMany", seconds));
        } catch (CredentialReentryRequiredException e) {
            answers.refused(request, page.t("refused.reentry"));
        } catch (CredentialExpiredException e) {
            answers.refused(request, page.t("refused.expired"));
        } catch (InvalidConfigException e) {
            answers.refused(request, page.t("refused.config"));
        } catch (NotReadyException e) {
            answers.refused(
                    request,
                    page.t(
                            switch (e.missing()) {
                                case CREDENTIAL -> "refused.key";
                                case ADAPTER -> "refused.adapter";
                                case PROVIDER -> "refused.provider";
                            }));
        }
    }
}
