package com.team;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.registry.AdapterCatalog;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** The composition root. */
public final class TeamModule extends AbstractModule {

    @Provides
    @Singleton
    AdapterCatalog catalog() {
        return new AdapterCatalog(NoOpAdapters.factories(Clock.systemUTC()));
    }

    @Provides
    @IntegrationAdapter(domain = "notification", slug = "noop")
    NotificationChannel channel() {
        AdapterFactory<?> factory = NoOpAdapters.factories(Clock.systemUTC()).stream()
                .filter(candidate -> candidate.port().equals(NotificationChannel.class))
                .findFirst()
                .orElseThrow();
        ConnectionContext connection = new ConnectionContext(
                new TenantId("acme"),
                new ConnectionId(UUID.randomUUID()),
                ProviderSlug.NOOP,
                Map.of(),
                kind -> {
                    throw new IllegalStateException("the no-op has no credential");
                });
        return (NotificationChannel) factory.create(connection);
    }
}
