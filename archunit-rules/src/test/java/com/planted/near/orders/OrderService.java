package com.planted.near.orders;

import com.planted.near.orders.internal.OrderNumbers;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Is no core, so a framework may mark it; calls ports, but not inside of a transaction. */
@Service
public class OrderService {

    private final TenantDatabase database;
    private final NotificationChannel channel;
    private final OrderNumbers numbers = new OrderNumbers();

    @Inject
    public OrderService(TenantDatabase database, NotificationChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    public Outcome remind(List<NotificationMessage> messages) {
        List<NotificationMessage> due = database.inTransaction("caller", handle -> due(handle, messages));
        Outcome last = Outcome.CONFIRMED;
        for (NotificationMessage message : due) {
            NotificationResult result = channel.send(message);
            last = result.outcome();
        }
        return last;
    }

    public Runnable later(NotificationMessage message) {
        return database.inTransaction("caller", handle -> () -> reminded(message));
    }

    public boolean onAnotherThread(NotificationMessage message) {
        return database.inTransaction("caller", handle -> {
            CompletableFuture<NotificationResult> sending = CompletableFuture.supplyAsync(() -> channel.send(message));
            return sending.isDone();
        });
    }

    @Transactional
    public int count() {
        return numbers.next();
    }

    @Transactional(propagation = Transactional.Propagation.NOT_SUPPORTED)
    public boolean outside(NotificationMessage message) {
        return channel.send(message).success();
    }

    private void reminded(NotificationMessage message) {
        if (channel.send(message).outcome() == Outcome.UNKNOWN) {
            throw new IllegalStateException("nobody knows whether it was sent");
        }
    }

    private static List<NotificationMessage> due(Handle handle, List<NotificationMessage> messages) {
        return handle == null ? List.of() : messages;
    }
}
