package com.team.orders;

import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import jakarta.inject.Inject;

/** Is given the adapter of one provider: Keyport's annotation is a qualifier of jakarta.inject. */
public class Reminders {

    private final NotificationChannel channel;

    @Inject
    public Reminders(@IntegrationAdapter(domain = "notification", slug = "noop") NotificationChannel channel) {
        this.channel = channel;
    }

    public Outcome remind(NotificationMessage message) {
        return channel.send(message).outcome();
    }
}
