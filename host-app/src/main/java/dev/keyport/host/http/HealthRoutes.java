package dev.keyport.host.http;

import dev.keyport.database.TenantDatabase;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;

/** Whether the host lives, and whether it can work. */
public final class HealthRoutes {

    private final TenantDatabase database;

    public HealthRoutes(TenantDatabase database) {
        this.database = database;
    }

    public List<OpenRoute> routes() {
        return List.of(
                new OpenRoute(HandlerType.GET, "/health/live", context -> Answer.ok(context, Map.of("status", "live"))),
                new OpenRoute(HandlerType.GET, "/health/ready", this::ready));
    }

    private void ready(Context context) {
        database.ping();
        Answer.ok(context, Map.of("status", "ready"));
    }
}
