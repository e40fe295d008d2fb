package com.planted.byhand.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import jakarta.ejb.Stateless;

@Stateless
public class ByBean {

    public boolean remind(NotificationChannel channel, NotificationMessage message) {
        return channel.send(message).success();
    }
}
