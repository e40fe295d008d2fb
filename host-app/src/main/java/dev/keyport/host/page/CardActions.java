package dev.keyport.host.page;

import dev.keyport.host.http.Access;
import dev.keyport.host.http.Form;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.ConnectionPatch;
import dev.keyport.registry.ConnectionVersion;
import dev.keyport.registry.InvalidConfigException;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.VersionConflictException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of all domains: choose a provider, configure it, let the organization use a domain. */
final class CardActions {

    private final PageServices services;
    private final Answers answers;
    private final Panels panels;
    private final Cards cards;
    private final ConfigMistakes mistakes;

    CardActions(PageServices services, Answers answers, Panels panels) {
        this.services = services;
        this.answers = answers;
        this.panels = panels;
        this.cards = new Cards(services, panels);
        this.mistakes = new ConfigMistakes(services);
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(Paths.INTEGRATIONS, Access.USE, this::all),
                PageRoute.get(Paths.INTEGRATIONS + "/domains/{domain}", Access.CONFIGURE, this::choose),
                PageRoute.post(Paths.INTEGRATIONS + "/domains/{domain}", Access.CONFIGURE, this::save),
                PageRoute.post(Paths.INTEGRATIONS + "/domains/{domain}/flag", Access.CONFIGURE, this::flag));
    }

    private void all(Context context, PageCaller who) {
        Page page = answers.page(context);
        if (!page.mayView()) {
            List<UseCard> uses = List.copyOf(cards.uses(page).values());
            answers.show(context, 200, "uses", Map.of("page", page, "uses", uses));
        } else {
            answers.show(context, 200, "integrations", Map.of("page", page, "cards", cards.all(page)));
        }
    }

    private void choose(Context context, PageCaller who) {
        Page page = answers.page(context);
        IntegrationDomain domain = Paths.domain(context);
        String provider = context.queryParam("provider");
        Card card = provider == null || provider.isEmpty()
                ? cards.one(page, domain)
                : cards.choosing(page, domain, provider(domain, provider));
        show(context, page, 200, card, "");
    }

    private void save(Context context, PageCaller who) throws IOException {
        Page page = answers.page(context);
        IntegrationDomain domain = Paths.domain(context);
        Form form = Form.read(context);
        ProviderDescriptor provider = provider(domain, form.text("provider"));
        ConnectionVersion seen = Seen.in(form).orElse(null);
        Optional<Panel> active = cards.one(page, domain).active();
        boolean change = active.map(panel -> panel.connection().provider().equals(provider.slug()))
                        .orElse(false)
                && active.map(panel -> panel.connection().id())
                        .equals(Seen.in(form).map(ConnectionVersion::id));
        boolean kept = !change && form.text("kept").equals("true");
        ConfigForm entered = kept ? ConfigForm.NONE : ConfigForm.entered(provider, form, page.texts());
        String stored = change ? active.get().connection().configJson() : "{}";
        if (change && active.get().connection().version() != Seen.version(form)) {
            conflict(context, page, domain, provider, entered);
            return;
        }
        if (!entered.isReadable()) {
            refuse(context, page, domain, provider, mistakes.all(page, domain, provider.slug(), entered, stored));
            return;
        }
        try {
            String json = kept ? null : entered.json(stored, page.texts());
            if (change && seen != null) {
                services.connections()
                        .patch(who.caller(), seen.id(), seen.version(), new ConnectionPatch(null, json, Map.of()));
            } else {
                services.domains().configure(who.caller(), domain, seen, provider.slug(), json);
            }
            done(context, page, domain, page.t(change ? "settings.saved" : "provider.selected"));
        } catch (InvalidConfigException e) {
            refuse(context, page, domain, provider, entered.refused(e, page.texts()));
        } catch (VersionConflictException e) {
            conflict(context, page, domain, provider, entered);
        }
    }

    private void flag(Context context, PageCaller who) throws IOException {
        Page page = answers.page(context);
        IntegrationDomain domain = Paths.domain(context);
        boolean on = Form.read(context).choice("on");
        if (cards.one(page, domain).flag().isEmpty()) {
            throw Paths.nothing();
        }
        services.settings().update(who.caller(), settings -> with(settings, domain, on));
        Card now = cards.one(page, domain);
        String said = page.t(on ? "flag.on.done" : "flag.off.done", now.words().name());
        if (Answers.isPart(context)) {
            answers.show(context, 200, "flag-part", Map.of("page", page, "card", now, "said", said));
        } else {
            Answers.go(context, Paths.INTEGRATIONS + "#domain-" + domain.value());
        }
    }

    private static TenantSettings with(TenantSettings settings, IntegrationDomain domain, boolean on) {
        return new TenantSettings(
                domain.equals(IntegrationDomain.ACCOUNTING) ? on : settings.accountingEnabled(),
                domain.equals(IntegrationDomain.AI) ? on : settings.aiEnabled(),
                domain.equals(IntegrationDomain.DOCUMENT_SIGNING) ? on : settings.documentSigningEnabled());
    }

    private void done(Context context, Page page, IntegrationDomain domain, String said) {
        if (Answers.isPart(context)) {
            show(context, page, 200, cards.one(page, domain).with(Notice.of(Tone.GOOD, said)), said);
        } else {
            Answers.go(context, Paths.INTEGRATIONS + "#domain-" + domain.value());
        }
    }

    private void refuse(
            Context context, Page page, IntegrationDomain domain, ProviderDescriptor provider, ConfigForm entered) {
        Notice notice = Notice.of(Tone.BAD, page.t("settings.refused")).and(entered.problems());
        show(context, page, 422, entered(page, domain, provider, entered, notice), notice.text());
    }

    /** Shows what somebody else did, beside what was entered here: nothing of either is lost. */
    private void conflict(
            Context context, Page page, IntegrationDomain domain, ProviderDescriptor provider, ConfigForm entered) {
        Card now = cards.one(page, domain);
        Notice notice = Notice.conflict(
                page.t("conflict.settings"),
                now.active()
                        .flatMap(panel ->
                                panels.lastChange(page, panel.connection().id())));
        show(context, page, 412, entered(page, domain, provider, entered, notice), notice.text());
    }

    /** The card as it is now, with what was entered in its fields. */
    private Card entered(
            Page page, IntegrationDomain domain, ProviderDescriptor provider, ConfigForm entered, Notice notice) {
        Card now = cards.one(page, domain);
        Optional<Panel> same =
                now.active().filter(panel -> panel.connection().provider().equals(provider.slug()));
        if (same.isPresent()) {
            return now.with(same.get().with(entered.beside(same.get().form()))).with(notice);
        }
        boolean connected = cards.isConnected(page, domain, provider.slug());
        ConfigForm form = connected ? ConfigForm.NONE : entered;
        return now.with(new Card.Choice(ProviderWords.of(provider, page.texts()), form, connected))
                .with(connected ? notice.and(lines(entered, page)) : notice);
    }

    private static List<String> lines(ConfigForm entered, Page page) {
        return entered.fields().stream()
                .filter(field -> !field.value().isEmpty())
                .map(field -> page.t("conflict.entered", field.setting().title(), field.shown(field.value())))
                .toList();
    }

    private void show(Context context, Page page, int status, Card card, String said) {
        if (Answers.isPart(context)) {
            answers.show(context, status, "card-part", Map.of("page", page, "card", card, "said", said));
        } else {
            List<Card> all = cards.all(page).stream()
                    .map(other -> other.domain().equals(card.domain()) ? card : other)
                    .toList();
            answers.show(context, status, "integrations", Map.of("page", page, "cards", all));
        }
    }

    private ProviderDescriptor provider(IntegrationDomain domain, @Nullable String slug) {
        return services.catalog().providers(domain).stream()
                .filter(provider -> provider.slug().equals(slug(slug)))
                .findFirst()
                .orElseThrow(Paths::nothing);
    }

    private static @Nullable ProviderSlug slug(@Nullable String text) {
        try {
            return text == null ? null : new ProviderSlug(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
