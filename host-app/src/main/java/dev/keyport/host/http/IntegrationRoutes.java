package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Secret;
import dev.keyport.registry.DomainConnection;
import dev.keyport.registry.DomainService;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The domain API: an administrator selects a provider, stores its key, tests it, and switches it on. */
public final class IntegrationRoutes {

    private static final int MAX_SLUG = 50;
    private static final int MAX_KEY = 16_384;
    private static final int MAX_CONFIG = 16_384;

    private final DomainService domains;

    public IntegrationRoutes(DomainService domains) {
        this.domains = domains;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/integrations", Access.CONFIGURE, this::list),
                Route.get("/api/integrations/providers", Access.CONFIGURE, this::providers),
                Route.get("/api/integrations/catalog", Access.CONFIGURE, this::catalog),
                Route.put("/api/integrations/{domain}", Access.CONFIGURE, this::configure),
                Route.post("/api/integrations/{domain}/set-key", Access.CONFIGURE, this::setKey)
                        .repeatable(Repeatable.WITH_SECRET),
                Route.delete("/api/integrations/{domain}/key", Access.CONFIGURE, this::removeKey),
                Route.post("/api/integrations/{domain}/test", Access.CONFIGURE, this::test),
                Route.patch("/api/integrations/{domain}/toggle", Access.CONFIGURE, this::toggle));
    }

    private void list(Context context, Caller caller) {
        Answer.ok(
                context,
                domains.list(caller).stream().map(IntegrationRoutes::view).toList());
    }

    private void providers(Context context, Caller caller) {
        Map<String, List<String>> slugs = new LinkedHashMap<>();
        domains.providers(caller)
                .forEach((domain, providers) -> slugs.put(
                        domain.displayName(),
                        providers.stream()
                                .map(provider -> provider.slug().value())
                                .toList()));
        Answer.ok(context, slugs);
    }

    private void catalog(Context context, Caller caller) {
        Map<String, List<Map<String, @Nullable Object>>> catalog = new LinkedHashMap<>();
        domains.providers(caller)
                .forEach((domain, providers) -> catalog.put(
                        domain.displayName(),
                        providers.stream().map(ProviderView::of).toList()));
        Answer.ok(context, catalog);
    }

    private void configure(Context context, Caller caller) throws IOException {
        IntegrationDomain domain = domain(context);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String slug = body.line("providerSlug", MAX_SLUG);
        String config = config(body);
        body.done();
        Answer.ok(context, view(read(context).configure(caller, domain, PathNames.provider(slug), config)));
    }

    private void setKey(Context context, Caller caller) throws IOException {
        IntegrationDomain domain = domain(context);
        Fields body = RequestBody.json(context, BodyLimit.KEY);
        String text = body.text("apiKey", MAX_KEY);
        body.done();
        try (Secret key = Secret.ofUtf8(text)) {
            read(context).setKey(caller, domain, key);
        }
        Answer.nothing(context);
    }

    private void removeKey(Context context, Caller caller) {
        read(context).removeKey(caller, domain(context));
        Answer.nothing(context);
    }

    /** What is tested is what is stored: a body, if there is one, names nothing, and certainly no address. */
    private void test(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        Answer.ok(context, ConnectionView.of(domains.test(caller, domain(context))));
    }

    private void toggle(Context context, Caller caller) throws IOException {
        IntegrationDomain domain = domain(context);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        boolean enabled = body.bool("enabled");
        body.done();
        Answer.ok(context, view(read(context).toggle(caller, domain, enabled)));
    }

    /** For the version of the active connection that {@code If-Match} names; for any without it. */
    private DomainService read(Context context) {
        Long version = IfMatch.optional(context);
        return version == null ? domains : domains.onlyAt(version);
    }

    /** The configuration as text, whether it came as a JSON object or as a text of one; null when it is absent. */
    private static @Nullable String config(Fields body) {
        JsonNode config = body.any("configJson");
        if (config == null) {
            return null;
        }
        String text = config.isString() ? config.stringValue() : config.toString();
        if (!config.isString() && !config.isObject()) {
            body.wrong("configJson", "must be an object");
        } else if (text.length() > MAX_CONFIG) {
            body.wrong("configJson", "must have at most " + MAX_CONFIG + " characters");
        }
        return text;
    }

    private static IntegrationDomain domain(Context context) {
        return PathNames.domain(context.pathParam("domain"));
    }

    private static Map<String, @Nullable Object> view(DomainConnection connection) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("domain", connection.domain().displayName());
        members.put(
                "providerSlug",
                connection.providerSlug() == null
                        ? null
                        : connection.providerSlug().value());
        members.put("enabled", connection.enabled());
        members.put("keySuffix", connection.keySuffix());
        members.put("configJson", connection.configJson());
        members.put("updatedAt", connection.updatedAt());
        members.put(
                "credentialState",
                connection.credentialState() == null
                        ? null
                        : connection.credentialState().value());
        return members;
    }
}
