package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.ConnectionPatch;
import dev.keyport.registry.ConnectionService;
import dev.keyport.registry.IntegrationConnection;
import dev.keyport.registry.InvalidConfigException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The connections of a tenant, one by one. */
public final class ConnectionRoutes {

    private static final int MAX_NAME = 50;
    private static final int MAX_CONFIG = 16_384;
    private static final String PATH = "/api/integrations/connections/";

    private final ConnectionService connections;

    public ConnectionRoutes(ConnectionService connections) {
        this.connections = connections;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/integrations/connections", Access.VIEW, this::list),
                Route.post("/api/integrations/connections", Access.CONFIGURE, this::create),
                Route.get("/api/integrations/connections/{id}", Access.VIEW, this::get),
                Route.patch("/api/integrations/connections/{id}", Access.CONFIGURE, this::patch),
                Route.delete("/api/integrations/connections/{id}", Access.CONFIGURE, this::delete),
                Route.post("/api/integrations/connections/{id}/enable", Access.CONFIGURE, this::enable),
                Route.post("/api/integrations/connections/{id}/disable", Access.CONFIGURE, this::disable),
                Route.post("/api/integrations/connections/{id}/activate", Access.CONFIGURE, this::activate),
                Route.post("/api/integrations/connections/{id}/test", Access.CONFIGURE, this::test));
    }

    private void list(Context context, Caller caller) {
        QueryParameters query = new QueryParameters(context);
        IntegrationDomain domain = query.optional("domain", this::installed, "must be a domain that is installed");
        query.done();
        Answer.ok(
                context,
                connections.list(caller, domain).stream()
                        .map(ConnectionView::of)
                        .toList());
    }

    private IntegrationDomain installed(String name) {
        IntegrationDomain domain = new IntegrationDomain(name.toLowerCase(Locale.ROOT));
        if (!connections.domains().contains(domain)) {
            throw new IllegalArgumentException("not installed");
        }
        return domain;
    }

    private void get(Context context, Caller caller) {
        answer(context, 200, connections.get(caller, PathNames.connection(context)));
    }

    private void create(Context context, Caller caller) throws IOException {
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String domain = body.line("domain", MAX_NAME);
        String provider = body.line("providerSlug", MAX_NAME);
        String label = body.optionalLine("label", Integer.MAX_VALUE);
        String config = config(body);
        body.done("label", () -> new ConnectionPatch(label, null, Map.of()));
        IntegrationDomain of = PathNames.domain(domain);
        ProviderSlug by = PathNames.provider(provider);
        IntegrationConnection created = refusingConfig(() -> connections.create(caller, of, by, label, config));
        context.header("Location", PATH + created.id());
        answer(context, 201, created);
    }

    private void patch(Context context, Caller caller) throws IOException {
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String label = body.optionalLine("label", Integer.MAX_VALUE);
        String config = config(body);
        Map<String, Boolean> capabilities = capabilities(body);
        ConnectionPatch patch = body.done("label", () -> new ConnectionPatch(label, config, capabilities));
        long version = IfMatch.required(context);
        answer(
                context,
                200,
                refusingConfig(() -> connections.patch(caller, PathNames.connection(context), version, patch)));
    }

    private void delete(Context context, Caller caller) {
        connections.delete(caller, PathNames.connection(context), IfMatch.optional(context));
        Answer.nothing(context);
    }

    private void enable(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        Long version = IfMatch.optional(context);
        answer(context, 200, refusingConfig(() -> connections.enable(caller, PathNames.connection(context), version)));
    }

    private void disable(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        answer(context, 200, connections.disable(caller, PathNames.connection(context), IfMatch.optional(context)));
    }

    private void activate(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        answer(context, 200, connections.activate(caller, PathNames.connection(context), IfMatch.optional(context)));
    }

    private void test(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        Answer.ok(context, ConnectionView.of(connections.test(caller, PathNames.connection(context))));
    }

    private static void answer(Context context, int status, IntegrationConnection connection) {
        context.header("ETag", IfMatch.tag(connection.version()));
        Answer.json(context, status, ConnectionView.of(connection));
    }

    /** The configuration as text; null when it is absent. */
    private static @Nullable String config(Fields body) {
        JsonNode config = body.any("config");
        if (config == null) {
            return null;
        }
        String text = config.toString();
        if (!config.isObject()) {
            body.wrong("config", "must be an object");
        } else if (text.length() > MAX_CONFIG) {
            body.wrong("config", "must have at most " + MAX_CONFIG + " characters");
        }
        return text;
    }

    /** A secret may have been pasted where an id belongs, so a wrong one is not repeated. */
    private static Map<String, Boolean> capabilities(Fields body) {
        Map<String, Boolean> switches = new HashMap<>();
        JsonNode capabilities = body.any("capabilities");
        if (capabilities == null) {
            return switches;
        }
        if (!capabilities.isObject() || !capabilities.values().stream().allMatch(JsonNode::isBoolean)) {
            body.wrong("capabilities", "must be an object of capabilities that are true or false");
            return switches;
        }
        capabilities.forEachEntry((id, enabled) -> switches.put(id, enabled.booleanValue()));
        return switches;
    }

    private static <T> T refusingConfig(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidConfigException e) {
            throw new ProblemException(Problems.invalidConfig("config", e));
        }
    }
}
