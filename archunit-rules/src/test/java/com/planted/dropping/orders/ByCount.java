package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.List;

public final class ByCount {

    long remind(NotificationChannel channel, List<NotificationMessage> messages) {
        return messages.stream().map(channel::send).limit(messages.size()).count();
    }
}
