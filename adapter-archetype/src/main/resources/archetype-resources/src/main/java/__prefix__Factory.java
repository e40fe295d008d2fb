package ${package};

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

/** Makes the adapters of ${label}; for the {@code AdapterCatalog} of the composition root. Thread-safe. */
public final class ${prefix}Factory implements AdapterFactory<NotificationChannel> {

    private static final String HOST = "${host}";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI vendor;
    private final Duration timeout;

    public ${prefix}Factory() {
        this(HttpClient.newBuilder().connectTimeout(TIMEOUT).build(), URI.create("https://" + HOST), TIMEOUT);
    }

    ${prefix}Factory(HttpClient http, URI vendor, Duration timeout) {
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
                new ProviderSlug(${prefix}Channel.SLUG),
                "${label}",
                ProviderCategory.API,
                AuthType.API_KEY,
                List.of(new Capability("send_message", "Send messages", "Sends a message through ${label}.")),
                ${prefix}Config.SCHEMA,
                Set.of(HOST),
                null);
    }

    @Override
    public NotificationChannel create(ConnectionContext context) {
        return new ${prefix}Channel(
                new ${prefix}Client(context, http, vendor, timeout), ${prefix}Config.of(context.config()));
    }
}
