package dev.keyport.host.page;

import dev.keyport.host.http.Access;
import dev.keyport.host.http.Form;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.ConnectionExistsException;
import dev.keyport.registry.IntegrationConnection;
import dev.keyport.registry.InvalidConfigException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connect a provider beside those that are connected. */
final class CreateActions {

    private final PageServices services;
    private final Answers answers;
    private final ConfigMistakes mistakes;

    CreateActions(PageServices services, Answers answers) {
        this.services = services;
        this.mistakes = new ConfigMistakes(services);
        this.answers = answers;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(Paths.CONNECTIONS + "/new", Access.CONFIGURE, this::ask),
                PageRoute.post(Paths.CONNECTIONS, Access.CONFIGURE, this::create));
    }

    /** One provider of one domain. */
    private record Named(IntegrationDomain domain, ProviderDescriptor provider) {}

    private void ask(Context context, PageCaller who) {
        Page page = answers.page(context);
        Optional<Named> named = named(context.queryParam("provider"));
        ConfigForm form =
                named.map(one -> ConfigForm.blank(one.provider(), page.texts())).orElse(ConfigForm.NONE);
        show(context, page, 200, view(page, named, form, LabelField.of(""), Optional.empty()));
    }

    private void create(Context context, PageCaller who) throws IOException {
        Page page = answers.page(context);
        Form sent = Form.read(context);
        Named named = named(sent.text("provider")).orElseThrow(Paths::nothing);
        ConfigForm entered = ConfigForm.entered(named.provider(), sent, page.texts());
        LabelField label = LabelField.entered(sent.text("label"), page.texts());
        if (label.isWrong() || !entered.isReadable()) {
            ConfigForm all = mistakes.all(page, named.domain(), named.provider().slug(), entered, "{}");
            refuse(context, page, 422, named, all, label, page.t("settings.refused"));
            return;
        }
        try {
            IntegrationConnection created = services.connections()
                    .create(
                            who.caller(),
                            named.domain(),
                            named.provider().slug(),
                            label.value(),
                            entered.json("{}", page.texts()));
            Answers.go(context, Paths.connection(created.id()));
        } catch (InvalidConfigException e) {
            ConfigForm refused = entered.refused(e, page.texts());
            refuse(context, page, 422, named, refused, label, page.t("settings.refused"));
        } catch (ConnectionExistsException e) {
            refuse(context, page, 409, named, entered, label, page.t("create.exists"));
        }
    }

    private void refuse(
            Context context, Page page, int status, Named named, ConfigForm form, LabelField label, String why) {
        Notice notice = Notice.of(Tone.BAD, why).and(form.problems());
        show(context, page, status, view(page, Optional.of(named), form, label, Optional.of(notice)));
    }

    private NewConnection view(
            Page page, Optional<Named> named, ConfigForm form, LabelField label, Optional<Notice> notice) {
        List<IntegrationConnection> connected =
                services.connections().list(page.caller().caller());
        return new NewConnection(
                services.catalog().domains().stream()
                        .map(domain -> group(page, domain, connected))
                        .toList(),
                named.map(one ->
                        new NewConnection.Chosen(one.domain(), ProviderWords.of(one.provider(), page.texts()), form)),
                label,
                notice);
    }

    private NewConnection.Group group(Page page, IntegrationDomain domain, List<IntegrationConnection> connected) {
        List<ProviderWords> providers = services.catalog().providers(domain).stream()
                .map(provider -> ProviderWords.of(provider, page.texts()))
                .toList();
        return new NewConnection.Group(
                domain,
                DomainWords.of(domain, page.texts()).name(),
                providers,
                providers.stream()
                        .collect(Collectors.toMap(
                                provider -> provider,
                                provider -> connected.stream()
                                        .anyMatch(connection ->
                                                connection.domain().equals(domain)
                                                        && connection.provider().equals(provider.slug())))));
    }

    private void show(Context context, Page page, int status, NewConnection view) {
        String template = Answers.isPart(context) ? "create" : "create-page";
        answers.show(context, status, template, Map.of("page", page, "view", view));
    }

    /** {@code accounting/xero}. */
    private Optional<Named> named(@Nullable String value) {
        return services.catalog().domains().stream()
                .flatMap(domain ->
                        services.catalog().providers(domain).stream().map(provider -> new Named(domain, provider)))
                .filter(one -> (one.domain() + "/" + one.provider().slug()).equals(value))
                .findFirst();
    }
}
