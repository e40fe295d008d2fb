package com.team.adapters.pager;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.Secret;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@IntegrationAdapter(domain = "notification", slug = "pager")
public final class PagerChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(PagerChannel.class);

    private final ConnectionContext connection;

    public PagerChannel(ConnectionContext connection) {
        this.connection = connection;
    }

    @Override
    public String providerId() {
        return "pager";
    }

    @Override
    public NotificationResult send(NotificationMessage message) {
        try (Secret key = connection.openCredential()) {
            LOG.debug("paging with {}", key.revealUtf8());
            return new NotificationResult(Outcome.CONFIRMED, "page", null);
        }
    }

    @Override
    public ConnectionTestResult testConnection() {
        return ConnectionTestResult.confirmed(providerId(), "team");
    }
}
