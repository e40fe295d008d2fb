package com.planted.byhand.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;

public final class ByLoop {

    List<Boolean> remind(NotificationChannel channel, List<NotificationMessage> messages) {
        List<Boolean> sent = new ArrayList<>();
        QuarkusTransaction.begin();
        messages.forEach(message -> sent.add(channel.send(message).success()));
        QuarkusTransaction.commit();
        return sent;
    }
}
