package dev.keyport.host.http;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A channel that counts what it sends, and fails when a test says so. */
record CountingChannel(Factory factory, ConnectionContext context) implements NotificationChannel {

    static final ProviderSlug SLUG = new ProviderSlug("counting");

    @Override
    public String providerId() {
        return SLUG.value();
    }

    @Override
    public NotificationResult send(NotificationMessage message) {
        int number = factory.sent.incrementAndGet();
        FailureKind failure = factory.failure;
        if (failure != null) {
            throw new IntegrationException(
                    context.tenant(), IntegrationDomain.NOTIFICATION, SLUG, failure, "the channel fails");
        }
        return new NotificationResult(Outcome.CONFIRMED, factory.reference + number, null);
    }

    @Override
    public ConnectionTestResult testConnection() {
        return new ConnectionTestResult(Outcome.CONFIRMED, providerId(), null);
    }

    static final class Factory implements AdapterFactory<NotificationChannel> {

        final AtomicInteger sent = new AtomicInteger();
        volatile @Nullable FailureKind failure;
        volatile String reference = "message-";

        @Override
        public Class<NotificationChannel> port() {
            return NotificationChannel.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    SLUG,
                    "Counting",
                    ProviderCategory.API,
                    AuthType.NONE,
                    List.of(new Capability("send_message", "Send messages", "Counts a message.")),
                    ProviderDescriptor.NO_CONFIG,
                    Set.of(),
                    null);
        }

        @Override
        public NotificationChannel create(ConnectionContext context) {
            return new CountingChannel(this, context);
        }
    }
}
