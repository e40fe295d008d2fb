package com.team.orders;

import dev.keyport.port.Caller;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.registry.IntegrationRegistry;
import org.springframework.stereotype.Service;

/** Notes in a transaction what it will send, and sends it after that. */
@Service
public class Reminders {

    private final Notes notes;
    private final IntegrationRegistry registry;

    public Reminders(Notes notes, IntegrationRegistry registry) {
        this.notes = notes;
        this.registry = registry;
    }

    public Outcome remind(Caller caller, NotificationMessage message) {
        notes.add(message.body());
        return registry.use(caller, NotificationChannel.class).send(message).outcome();
    }
}
