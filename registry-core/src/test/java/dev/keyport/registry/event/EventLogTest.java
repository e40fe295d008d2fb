package dev.keyport.registry.event;

import static dev.keyport.registry.event.EventDatabase.ACME;
import static dev.keyport.registry.event.EventDatabase.GLOBEX;
import static dev.keyport.registry.event.EventDatabase.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {

    private final EventDatabase keyport = new EventDatabase();
    private final EventLog log = keyport.log;

    @Test
    void write_event_isReadBackAsItIs() {
        UUID connection = UUID.randomUUID();
        log.write(
                ACME,
                new Event(
                        "warning",
                        "shop.order_late",
                        connection,
                        "Order 7 is late.",
                        Map.of("order", 7, "gift", true)));

        LoggedEvent logged = log.list(ACME, EventFilter.ALL, null, 10).events().get(0);

        assertThat(logged.level()).isEqualTo("warning");
        assertThat(logged.type()).isEqualTo("shop.order_late");
        assertThat(logged.connection()).isEqualTo(connection);
        assertThat(logged.message()).isEqualTo("Order 7 is late.");
        assertThat(logged.meta()).isEqualTo("{\"gift\": true, \"order\": 7}");
        assertThat(logged.actor()).isEqualTo("alice");
        assertThat(keyport.admin("select (id = '" + logged.id() + "' and at = '" + logged.at() + "')::text"
                        + " from keyport.event"))
                .containsExactly("true");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void write_anyRole_mayAndIsNamed(Role role) {
        log.write(EventDatabase.caller("acme", "someone", role), event("hello"));

        assertThat(keyport.admin("select tenant_id || ' ' || actor || ' ' || message from keyport.event"))
                .containsExactly("acme someone hello");
    }

    @Test
    void writeAll_events_keepTheirOrder() {
        log.writeAll(
                ACME,
                IntStream.range(0, 500).mapToObj(i -> event("number " + i)).toList());

        List<String> newestFirst = keyport.all(ACME, EventFilter.ALL).stream()
                .map(LoggedEvent::message)
                .toList();
        assertThat(newestFirst).hasSize(500);
        assertThat(keyport.admin("select count(*)::text from (select at < lead(at, 1, 'infinity') over"
                        + " (order by substr(message, 8)::int) or at = lead(at) over (order by substr(message, 8)::int) as ok"
                        + " from keyport.event) x where not ok"))
                .containsExactly("0");
    }

    @Test
    void writeAll_none_writesNothing() {
        log.writeAll(ACME, List.of());

        assertThat(keyport.admin("select type from keyport.event")).isEmpty();
    }

    @Test
    void writeAll_tooMany_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.writeAll(ACME, Collections.nCopies(10_001, event("x"))))
                .withMessageContaining("10000");
    }

    @Test
    void list_byMember_isDenied() {
        assertThatThrownBy(() -> log.list(EventDatabase.caller("acme", "max", Role.MEMBER), EventFilter.ALL, null, 1))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OWNER", "ADMIN", "MANAGER", "SYSTEM"})
    void list_byWhoMayView_works(Role role) {
        log.write(ACME, event("hello"));

        assertThat(log.list(EventDatabase.caller("acme", "someone", role), EventFilter.ALL, null, 1)
                        .events())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void list_limitOutOfBounds_isRefused(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> log.list(ACME, EventFilter.ALL, null, limit));
    }

    @Test
    void list_pages_endExactlyWhereTheEventsEnd() {
        log.writeAll(ACME, IntStream.range(0, 6).mapToObj(i -> event("" + i)).toList());

        EventPage first = log.list(ACME, EventFilter.ALL, null, 3);
        assertThat(first.events()).hasSize(3);
        EventPage second = log.list(
                ACME,
                EventFilter.ALL,
                EventCursor.parse(requireNonNull(first.next()).text()),
                3);
        assertThat(second.next()).isNull();
        assertThat(second.events()).hasSize(3).doesNotContainAnyElementsOf(first.events());
        assertThat(second.events().get(0).at())
                .isBeforeOrEqualTo(first.events().get(2).at());
    }

    @Test
    void list_otherTenant_seesNothingEvenBehindACursorThatIsNotItsOwn() {
        log.writeAll(ACME, List.of(event("1"), event("2"), event("3")));
        EventCursor cursor = log.list(ACME, EventFilter.ALL, null, 1).next();
        log.write(GLOBEX, event("of globex"));

        assertThat(keyport.all(GLOBEX, EventFilter.ALL))
                .extracting(LoggedEvent::message)
                .containsExactly("of globex");
        assertThat(log.list(GLOBEX, EventFilter.ALL, cursor, 10).events()).isEmpty();
        for (Caller caller : List.of(GLOBEX, Caller.system(GLOBEX.tenant()))) {
            assertThat(log.list(caller, EventFilter.ALL.withActor("alice"), null, 10)
                            .events())
                    .isEmpty();
        }
    }

    @Test
    void list_eventsOlderThan90Days_areNotShownEvenWhenTheyAreStillThere() {
        keyport.insertAt("2159 hours 59 minutes", "young");
        keyport.insertAt("2160 hours 1 minute", "old");
        keyport.insertAt("400 days", "very old");

        assertThat(keyport.all(ACME, EventFilter.ALL))
                .extracting(LoggedEvent::message)
                .containsExactly("young");
        assertThat(keyport.all(ACME, EventFilter.ALL.withFrom(java.time.Instant.EPOCH)))
                .hasSize(1);
        assertThat(keyport.csv(EventFilter.ALL.withType("shop.")))
                .contains("\"young\"")
                .doesNotContain("old\"");
        assertThat(keyport.admin("select message from keyport.event where type = 'shop.said'"))
                .hasSize(3);
    }
}
