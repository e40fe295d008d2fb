package dev.keyport.host.signin;

import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;
import dev.keyport.port.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page stands behind: the headers of a page, the session, the role, the protection of changes, and failures as pages.
 * Thread-safe.
 */
public final class PageGate {

    private final PageSite site;
    private final Sessions sessions;
    private final PageViews views;
    private final SameSite sameSite;
    private final PageFailures failures;

    public PageGate(PageSite site, Sessions sessions, PageViews views) {
        this.site = site;
        this.sessions = sessions;
        this.views = views;
        this.sameSite = new SameSite(site);
        this.failures = new PageFailures(views);
    }

    /** The routes of the pages, of sign-out, and of whatever else is asked for below {@code /settings/}. */
    public List<OpenRoute> routes(List<PageRoute> pages) {
        List<OpenRoute> routes = new ArrayList<>();
        pages.forEach(page -> routes.add(anybody(page.method(), page.path(), context -> answer(page, context))));
        routes.add(anybody(HandlerType.POST, "/signout", this::signOut));
        routes.add(anybody(HandlerType.GET, "/signout", this::signedOut));
        for (String path : List.of("/", "/settings")) {
            routes.add(new OpenRoute(HandlerType.GET, path, this::browserHome));
        }
        routes.add(anybody(HandlerType.GET, "/settings/<rest>", context -> {
            sessions.read(context).ifPresent(session -> enter(context, session));
            throw new ProblemException(
                    Problem.of(404, "no-such-page", "Not Found", "There is no page at this address."));
        }));
        return routes;
    }

    /** Answers with a page. */
    static void show(Context context, String html) {
        context.contentType(PageFailures.HTML).result(html);
    }

    /** A route that needs no session. */
    OpenRoute anybody(HandlerType method, String path, OpenRoute.Action action) {
        return new OpenRoute(
                method,
                path,
                context -> {
                    site.guard(context);
                    if (method.equals(HandlerType.POST)) {
                        sameSite.requireOwnPage(context);
                    }
                    action.answer(context);
                },
                failures);
    }

    private void answer(PageRoute page, Context context) throws Exception {
        Optional<Session> session = sessions.read(context);
        if (session.isEmpty()) {
            signInFirst(context);
            return;
        }
        PageCaller who = enter(context, session.get());
        requireAccess(page, who.caller());
        if (page.method().equals(HandlerType.POST)) {
            SameSite.requireToken(context, who);
        }
        page.action().answer(context, who);
    }

    private static PageCaller enter(Context context, Session session) {
        PageCaller who = session.who();
        who.attach(context);
        return who;
    }

    private static void requireAccess(PageRoute page, Caller caller) {
        switch (page.access()) {
            case CONFIGURE -> caller.requireConfigure();
            case VIEW -> caller.requireView();
            case USE -> {}
        }
    }

    /** Back to the page that was asked for; a form that was sent is not sent again. */
    private static void signInFirst(Context context) {
        if (context.header("HX-Request") != null) {
            context.status(401).header("HX-Redirect", NextPath.signIn(currentPage(context)));
            return;
        }
        String page = context.method().equals(HandlerType.POST) ? null : asked(context);
        context.status(303).header("Location", NextPath.signIn(page));
    }

    private static String asked(Context context) {
        String query = context.queryString();
        return query == null ? context.path() : context.path() + "?" + query;
    }

    /** The page that htmx is on. Only its path counts, so it does not matter who says so. */
    private static @Nullable String currentPage(Context context) {
        String address = context.header("HX-Current-URL");
        try {
            URI page = URI.create(address == null ? "" : address);
            return page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void signOut(Context context) throws IOException {
        Optional<Session> session = sessions.read(context);
        if (session.isPresent()) {
            SameSite.requireToken(context, enter(context, session.get()));
            sessions.end(context, session.get());
        }
        context.status(303).header("Location", "/signout");
    }

    /** Says so only to those who are. */
    private void signedOut(Context context) {
        if (sessions.read(context).isPresent()) {
            goHome(context);
        } else {
            show(context, views.signedOut(context));
        }
    }

    /** For people who type an address; for programs there is nothing at it. */
    private void browserHome(Context context) {
        if (!String.valueOf(context.header("Accept")).contains("text/html")) {
            throw new NotFoundResponse();
        }
        site.guard(context);
        goHome(context);
    }

    private static void goHome(Context context) {
        context.status(303).header("Location", NextPath.HOME);
    }
}
