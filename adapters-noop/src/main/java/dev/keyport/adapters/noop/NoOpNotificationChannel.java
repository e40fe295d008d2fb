package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates a channel to people: each message gets a new reference of the form {@code NOOP-1a2b3c4d}. Thread-safe. */
@IntegrationAdapter(domain = "notification", slug = "noop")
public final class NoOpNotificationChannel implements NotificationChannel {

    private static final Logger log = LoggerFactory.getLogger(NoOpNotificationChannel.class);

    private final TenantId tenant;

    public NoOpNotificationChannel(TenantId tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public NotificationResult send(NotificationMessage message) {
        String reference = References.random(References.PREFIX);
        log.info(
                "simulated for tenant {}: would send a message of {} characters with {} attachments, as {}",
                tenant,
                message.body().length(),
                message.attachments().size(),
                reference);
        return new NotificationResult(Outcome.SIMULATED, reference, null);
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the notification connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }
}
