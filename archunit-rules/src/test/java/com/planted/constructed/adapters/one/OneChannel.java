package com.planted.constructed.adapters.one;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;

public final class OneChannel implements NotificationChannel {

    private OneChannel() {}

    public static NotificationChannel open() {
        return new OneChannel();
    }

    @Override
    public String providerId() {
        return "one";
    }

    @Override
    public ConnectionTestResult testConnection() {
        return ConnectionTestResult.confirmed("one", "an account");
    }

    @Override
    public NotificationResult send(NotificationMessage message) {
        return new NotificationResult(Outcome.CONFIRMED, message.subject(), null);
    }
}
