package dev.keyport.registry.event;

import static dev.keyport.registry.event.EventDatabase.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

    private static final List<String> TYPES = List.of("shop.sold", "shop.soldier", "shopper.came", "a_b.c", "axb.c");
    private static final List<String> BEGINNINGS = List.of("shop", "shop.", "shop.sold", "a_", "b");
    private static final List<String> ACTORS = List.of("alice", "bob", "Alice");
    private static final List<UUID> CONNECTIONS = List.of(UUID.randomUUID(), UUID.randomUUID());

    private final EventDatabase keyport = new EventDatabase();
    private final Random random = new Random(4);

    @Test
    void list_everyCombinationOfFilters_findsWhatFitsAndNothingElse() {
        for (int i = 0; i < 120; i++) {
            keyport.log.write(EventDatabase.caller("acme", one(ACTORS), Role.MEMBER), newEvent(i));
        }
        List<LoggedEvent> all = keyport.all(ACME, EventFilter.ALL);
        assertThat(all).hasSize(120);

        int found = 0;
        for (int combination = 0; combination < 64; combination++) {
            for (int round = 0; round < 2; round++) {
                EventFilter filter = filter(combination, all);
                List<LoggedEvent> expected =
                        all.stream().filter(event -> fits(event, filter)).toList();
                found += expected.size();
                assertThat(keyport.all(ACME, filter)).as(filter.toString()).isEqualTo(expected);
            }
        }
        assertThat(found).isGreaterThan(500);
    }

    @Test
    void export_everyFilterAtOnce_findsTheSameAsTheList() {
        for (int i = 0; i < 60; i++) {
            keyport.log.write(ACME, newEvent(i));
        }
        List<LoggedEvent> all = keyport.all(ACME, EventFilter.ALL);
        LoggedEvent wanted = all.stream()
                .filter(event -> event.connection() != null)
                .findFirst()
                .orElseThrow();
        EventFilter filter = new EventFilter(
                wanted.level(),
                wanted.type(),
                wanted.connection(),
                "alice",
                wanted.at().minusSeconds(60),
                wanted.at().plusSeconds(60));
        List<LoggedEvent> expected = keyport.all(ACME, filter);

        List<String> ids = keyport.csv(filter)
                .lines()
                .skip(1)
                .map(line -> line.split("\",\"", -1)[1])
                .toList();

        assertThat(ids)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        expected.stream().map(event -> event.id().toString()).toList());
        assertThat(keyport.admin("select meta->>'filters' from keyport.event where type = 'events.exported'"))
                .containsExactly("[\"level\", \"type\", \"connection\", \"actor\", \"from\", \"to\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Info", "info ", "debug", "'; drop table x; --"})
    void withLevel_unknown_isRefused(String level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventFilter.ALL.withLevel(level))
                .withMessageStartingWith("level ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "_a", "A", "a b", "a%", "1a", "a'"})
    void withType_noTypeBeginsSo_isRefused(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventFilter.ALL.withType(type))
                .withMessageStartingWith("type ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb", "\ud83d"})
    void withActor_nobodyIsCalledSo_isRefused(String actor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventFilter.ALL.withActor(actor))
                .withMessageStartingWith("actor ");
    }

    @Test
    void withFrom_timeThatTheDatabaseCannotHold_isRefused() {
        for (Instant time : List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventFilter.ALL.withFrom(time))
                    .withMessageStartingWith("from ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventFilter.ALL.withTo(time))
                    .withMessageStartingWith("to ");
        }
    }

    private Event newEvent(int i) {
        UUID connection = random.nextBoolean() ? one(CONNECTIONS) : null;
        return new Event(one(Event.LEVELS), one(TYPES), connection, "event " + i, Map.of());
    }

    private EventFilter filter(int combination, List<LoggedEvent> all) {
        EventFilter filter = EventFilter.ALL;
        if ((combination & 1) != 0) {
            filter = filter.withLevel(one(Event.LEVELS));
        }
        if ((combination & 2) != 0) {
            filter = filter.withType(one(BEGINNINGS));
        }
        if ((combination & 4) != 0) {
            filter = filter.withConnection(one(CONNECTIONS));
        }
        if ((combination & 8) != 0) {
            filter = filter.withActor(one(ACTORS));
        }
        if ((combination & 16) != 0) {
            filter = filter.withFrom(all.get(60 + random.nextInt(60)).at());
        }
        return (combination & 32) != 0
                ? filter.withTo(all.get(random.nextInt(60)).at())
                : filter;
    }

    private static boolean fits(LoggedEvent event, EventFilter filter) {
        return (filter.level() == null || event.level().equals(filter.level()))
                && (filter.type() == null || event.type().startsWith(filter.type()))
                && (filter.connection() == null || filter.connection().equals(event.connection()))
                && (filter.actor() == null || event.actor().equals(filter.actor()))
                && (filter.from() == null || !event.at().isBefore(filter.from()))
                && (filter.to() == null || event.at().isBefore(filter.to()));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
