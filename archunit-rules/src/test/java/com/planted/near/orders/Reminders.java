package com.planted.near.orders;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Drops no result: it is kept by a map, waited for, put off, or taken for later. */
final class Reminders {

    private final Map<String, NotificationResult> sent = new ConcurrentHashMap<>();
    private final List<Supplier<NotificationResult>> planned = new ArrayList<>();
    private @Nullable Outcome outcome;
    private @Nullable NotificationResult newest;
    private final AtomicReference<NotificationResult> last = new AtomicReference<>();

    void send(NotificationChannel channel, NotificationMessage message) {
        sent.computeIfAbsent(message.recipient(), recipient -> channel.send(message));
        last.updateAndGet(before -> channel.send(message));
        planned.add(() -> channel.send(message));
    }

    void looked(NotificationChannel channel, NotificationMessage message) {
        twice(() -> {
            NotificationResult result = channel.send(message);
            last.set(result.success() ? result : null);
            return result;
        });
    }

    private static <T> T twice(Supplier<T> work) {
        return Objects.requireNonNullElse(work.get(), work.get());
    }

    Outcome other(NotificationChannel channel, NotificationMessage message) {
        return Objects.requireNonNullElse(last.get(), channel.send(message)).outcome();
    }

    NotificationResult needed(NotificationChannel channel, NotificationMessage message) {
        return Objects.requireNonNull(channel.send(message), "a channel answers");
    }

    CompletableFuture<Void> told(NotificationChannel channel, NotificationMessage message, List<Outcome> outcomes) {
        return CompletableFuture.supplyAsync(() -> channel.send(message))
                .thenAccept(result -> outcomes.add(result.outcome()));
    }

    boolean book(TenantDatabase database, NotificationChannel channel, NotificationMessage message) {
        Supplier<NotificationResult> sending = () -> channel.send(message);
        planned.addAll(database.inTransaction("caller", handle -> List.of(sending)));
        database.inTransaction("caller", handle -> planned.add(() -> channel.send(message)));
        return saved(database, sent::size) > 0 && sending.get().success();
    }

    private static <R> R saved(TenantDatabase database, Supplier<R> work) {
        return database.inTransaction("caller", handle -> work.get());
    }

    long counted(NotificationChannel channel, List<NotificationMessage> messages) {
        return messages.stream()
                .map(channel::send)
                .filter(NotificationResult::success)
                .count();
    }

    Outcome waitedTwice(NotificationChannel channel, NotificationMessage message) {
        CompletableFuture<NotificationResult> sending = CompletableFuture.supplyAsync(() -> channel.send(message));
        sending.join();
        return sending.join().outcome();
    }

    CompletableFuture<NotificationResult> watched(NotificationChannel channel, NotificationMessage message) {
        return CompletableFuture.supplyAsync(() -> channel.send(message))
                .whenComplete((result, failure) -> outcome = failure == null ? Outcome.CONFIRMED : Outcome.UNKNOWN);
    }

    Outcome kept(NotificationChannel channel, NotificationMessage message) {
        if (outcome == null) {
            outcome = channel.send(message).outcome();
        }
        return outcome;
    }

    Outcome newest(NotificationChannel channel, NotificationMessage message) {
        if (newest == null) {
            newest = channel.send(message);
        }
        return newest.outcome();
    }

    NotificationResult checked(NotificationChannel channel, NotificationMessage message) {
        NotificationResult result = channel.send(message);
        if (result == null) {
            throw new IllegalStateException("a channel answers");
        }
        return result;
    }
}
