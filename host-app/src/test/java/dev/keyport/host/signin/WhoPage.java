package dev.keyport.host.signin;

import dev.keyport.host.http.Access;
import dev.keyport.port.Caller;

/** A page that says who is there. */
final class WhoPage {

    static final PageRoute ROUTE = PageRoute.get("/settings/integrations/who", Access.USE, (context, who) -> {
        Caller caller = who.caller();
        context.html(caller.tenant() + " " + caller.actor() + " " + caller.role() + " " + who.name());
    });

    private WhoPage() {}
}
