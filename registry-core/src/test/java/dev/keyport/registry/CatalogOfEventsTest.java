package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.event.LoggedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the services write is what the catalogue says. */
class CatalogOfEventsTest {

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    @Test
    void events_ofTheServices_areAsTheCatalogueSays() {
        keyport.settings.update(ACME, before -> new TenantSettings(true, false, true));
        keyport.domains.configure(ACME, ACCOUNTING, KeyedAccounting.SLUG, null);
        keyport.setKey(ACME, "first");
        keyport.domains.toggle(ACME, ACCOUNTING, true);
        keyport.domains.test(ACME, ACCOUNTING);
        keyport.domains.removeKey(ACME, ACCOUNTING);
        keyport.domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, "{}");

        List<LoggedEvent> events = new EventLog(keyport.database)
                .list(ACME, EventFilter.ALL, null, 200)
                .events();

        assertThat(events).extracting(LoggedEvent::type).hasSizeGreaterThan(6);
        assertThat(events).allSatisfy(CatalogOfEventsTest::assertAsDocumented);
    }

    private static void assertAsDocumented(LoggedEvent event) {
        EventType type = Stream.of(EventType.values())
                .filter(known -> known.value().equals(event.type()))
                .findFirst()
                .orElseThrow();
        assertThat(type.levels()).contains(event.level());
        assertThat(type.metaFields())
                .containsAll(new JsonMapper().readTree(event.meta()).propertyNames());
    }
}
