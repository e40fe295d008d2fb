package dev.keyport.port.notification;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;

/**
 * Sends messages to people through the tenant's channel: e-mail, text message, chat.
 *
 * <p>A confirmed result says that the channel took the message over, not that anybody read it. Each call sends the message
 * again.
 */
@PortDomain("notification")
public interface NotificationChannel extends IntegrationPort {

    /**
     * Hands one message to the channel.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("send_message")
    NotificationResult send(NotificationMessage message);
}
