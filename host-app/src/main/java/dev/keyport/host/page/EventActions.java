package dev.keyport.host.page;

import dev.keyport.host.http.Access;
import dev.keyport.host.http.EventExports;
import dev.keyport.host.signin.PageCaller;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.port.Caller;
import dev.keyport.registry.IntegrationConnection;
import dev.keyport.registry.event.EventCursor;
import dev.keyport.registry.event.EventPage;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log of an organization: filter it, read on, export it. */
final class EventActions {

    private static final int PAGE = 25;

    private final PageServices services;
    private final Answers answers;
    private final EventExports exports;

    EventActions(PageServices services, Answers answers, EventExports exports) {
        this.services = services;
        this.answers = answers;
        this.exports = exports;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(Paths.EVENTS, Access.VIEW, this::list),
                PageRoute.get(Paths.EXPORT, Access.CONFIGURE, this::export));
    }

    private void list(Context context, PageCaller who) {
        Page page = answers.page(context);
        EventQuery query = EventQuery.of(context);
        if (!query.wrong().isEmpty()) {
            show(context, page, 422, query, new EventPage(List.of(), null));
            return;
        }
        EventCursor cursor = cursor(context.queryParam("cursor"));
        EventPage events = services.events().list(who.caller(), query.filter(), cursor, PAGE);
        show(context, page, 200, query, events);
    }

    private void show(Context context, Page page, int status, EventQuery query, EventPage events) {
        List<EventLine> lines = events.events().stream()
                .map(event -> EventLine.of(event, services.catalog(), page.texts()))
                .toList();
        EventView view = new EventView(query, lines, Optional.ofNullable(events.next()), connections(page));
        String template = Answers.isPart(context) ? "more-part" : "events";
        answers.show(context, status, template, Map.of("page", page, "view", view));
    }

    private List<EventView.Choice> connections(Page page) {
        Caller caller = page.caller().caller();
        return services.connections().list(caller).stream()
                .map(connection -> new EventView.Choice(connection.id().toString(), name(connection, page)))
                .toList();
    }

    private String name(IntegrationConnection connection, Page page) {
        ProviderWords provider =
                ProviderWords.of(services.catalog(), connection.domain(), connection.provider(), page.texts());
        String own = connection.label() == null ? "" : " · " + connection.label();
        return DomainWords.of(connection.domain(), page.texts()).name() + " · " + provider.label() + own;
    }

    private void export(Context context, PageCaller who) {
        EventQuery query = EventQuery.of(context);
        if (!query.wrong().isEmpty()) {
            throw Paths.nothing();
        }
        exports.answer(context, who.caller(), query.filter());
    }

    private static @Nullable EventCursor cursor(@Nullable String text) {
        try {
            return text == null ? null : EventCursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw Paths.nothing();
        }
    }
}
