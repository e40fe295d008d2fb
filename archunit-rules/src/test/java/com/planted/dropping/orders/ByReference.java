package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.List;

public final class ByReference {

    void remind(NotificationChannel channel, List<NotificationMessage> messages) {
        messages.forEach(channel::send);
    }
}
