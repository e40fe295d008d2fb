package com.planted.booking.orders;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.List;

public final class ByChain {

    private final Reminders reminders;

    ByChain(Reminders reminders) {
        this.reminders = reminders;
    }

    boolean remind(TenantDatabase database, List<NotificationMessage> messages) {
        return database.inTransaction("caller", handle -> {
            messages.forEach(message -> reminders.remind(message));
            return true;
        });
    }

    interface Reminders {

        void remind(NotificationMessage message);
    }

    static final class ChannelReminders implements Reminders {

        private final NotificationChannel channel;

        ChannelReminders(NotificationChannel channel) {
            this.channel = channel;
        }

        @Override
        public void remind(NotificationMessage message) {
            if (!channel.send(message).success()) {
                throw new IllegalStateException("not sent");
            }
        }
    }
}
