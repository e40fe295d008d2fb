package com.team.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;

public final class Reminders {

    private final NotificationChannel channel;

    public Reminders(NotificationChannel channel) {
        this.channel = channel;
    }

    public void remind(NotificationMessage message) {
        channel.send(message);
    }
}
