package com.planted.booking.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import org.springframework.transaction.annotation.Transactional;

public interface Bookings {

    @Transactional
    boolean remind(NotificationChannel channel, NotificationMessage message);
}
