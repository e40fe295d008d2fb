package com.planted.booking.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;

@Booked
public class ByOwnMark {

    public boolean remind(NotificationChannel channel, NotificationMessage message) {
        return channel.send(message).success();
    }
}
