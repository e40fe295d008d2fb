package com.planted.near.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttribute.Type;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Transactional;

/** Leaves the transaction before it calls. */
@Stateless
public class OutsideBean {

    private final NotificationChannel channel;

    public OutsideBean(NotificationChannel channel) {
        this.channel = channel;
    }

    @TransactionAttribute(Type.NOT_SUPPORTED)
    public boolean remind(NotificationMessage message) {
        return channel.send(message).success();
    }

    public boolean aside(NotificationMessage message) {
        return QuarkusTransaction.suspendingExisting()
                .call(() -> channel.send(message).success());
    }

    /** Runs on another thread. */
    static class Later {

        private final NotificationChannel channel;

        Later(NotificationChannel channel) {
            this.channel = channel;
        }

        @Async
        public void remind(NotificationMessage message) {
            if (!channel.send(message).success()) {
                throw new IllegalStateException("not sent");
            }
        }
    }

    /** Calls others that leave it. */
    static class Caller {

        private final OutsideBean bean;
        private final Later later;

        Caller(OutsideBean bean, Later later) {
            this.bean = bean;
            this.later = later;
        }

        @Transactional
        public boolean remind(NotificationMessage message) {
            later.remind(message);
            return bean.remind(message);
        }
    }
}
