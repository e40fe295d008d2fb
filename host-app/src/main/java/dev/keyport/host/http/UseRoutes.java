package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.Capability;
import dev.keyport.registry.ConnectionUse;
import dev.keyport.registry.IntegrationRegistry;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the caller may use: where everybody finds the connections that jobs are started at. */
public final class UseRoutes {

    private final IntegrationRegistry registry;

    public UseRoutes(IntegrationRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/integrations/uses", Access.USE, this::list));
    }

    private void list(Context context, Caller caller) {
        new QueryParameters(context).done();
        Answer.ok(
                context,
                registry.usableConnections(caller).stream().map(UseRoutes::view).toList());
    }

    private static Map<String, Object> view(ConnectionUse use) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("domain", use.domain().displayName());
        members.put("connectionId", use.connection().toString());
        members.put("providerSlug", use.provider().slug().value());
        members.put("providerLabel", use.provider().label());
        members.put("simulated", use.provider().simulated());
        members.put("active", use.active());
        members.put(
                "capabilities", use.capabilities().stream().map(UseRoutes::view).toList());
        return members;
    }

    private static Map<String, Object> view(Capability capability) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", capability.id());
        members.put("label", capability.label());
        members.put("description", capability.description());
        return members;
    }
}
