package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.TenantSettingsService;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which domains the tenant opted in to. */
public final class SettingsRoutes {

    private static final String PATH = "/api/org-settings";

    private final TenantSettingsService settings;

    public SettingsRoutes(TenantSettingsService settings) {
        this.settings = settings;
    }

    public List<Route> routes() {
        return List.of(Route.get(PATH, Access.CONFIGURE, this::get), Route.put(PATH, Access.CONFIGURE, this::update));
    }

    private void get(Context context, Caller caller) {
        Answer.ok(context, settings.get(caller));
    }

    /** A flag that the body leaves out stays as it is; a body without any flag is a mistake. */
    private void update(Context context, Caller caller) throws IOException {
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        Boolean accounting = body.optionalBool("accountingEnabled");
        Boolean ai = body.optionalBool("aiEnabled");
        Boolean signing = body.optionalBool("documentSigningEnabled");
        if (body.isAbsent("accountingEnabled")
                && body.isAbsent("aiEnabled")
                && body.isAbsent("documentSigningEnabled")) {
            body.wrong("", "needs accountingEnabled, aiEnabled or documentSigningEnabled");
        }
        body.done();
        Answer.ok(
                context,
                settings.update(
                        caller,
                        before -> new TenantSettings(
                                or(accounting, before.accountingEnabled()),
                                or(ai, before.aiEnabled()),
                                or(signing, before.documentSigningEnabled()))));
    }

    private static boolean or(@Nullable Boolean chosen, boolean before) {
        return chosen == null ? before : chosen;
    }
}
