package com.team.adapters.beacon;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.notification.NotificationChannel;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Makes the adapters of Beacon; for the {@code AdapterCatalog} of the composition root. Thread-safe. */
public final class BeaconFactory implements AdapterFactory<NotificationChannel> {

    private static final String HOST = "api.beacon.example";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI vendor;
    private final Duration timeout;

    public BeaconFactory() {
        this(HttpClient.newBuilder().connectTimeout(TIMEOUT).build(), URI.create("https://" + HOST), TIMEOUT);
    }

    BeaconFactory(HttpClient http, URI vendor, Duration timeout) {
        this.http = http;
        this.vendor = vendor;
        this.timeout = timeout;
    }

    @Override
    public Class<NotificationChannel> port() {
        return NotificationChannel.class;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                new ProviderSlug(BeaconChannel.SLUG),
                "Beacon",
                ProviderCategory.API,
                AuthType.API_KEY,
                List.of(new Capability("send_message", "Send messages", "Sends a text message through Beacon.")),
                BeaconConfig.SCHEMA,
                Set.of(HOST),
                URI.create("https://beacon.example/help/keys"));
    }

    @Override
    public NotificationChannel create(ConnectionContext context) {
        return new BeaconChannel(
                new BeaconClient(context, http, vendor, timeout), BeaconConfig.of(context.config()));
    }
}
