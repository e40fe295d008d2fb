package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.tck.NotificationChannelContract;

class NoOpNotificationChannelContractTest extends NotificationChannelContract {

    @Override
    protected NotificationChannel provider() {
        return new NoOpNotificationChannel(new TenantId("acme"));
    }
}
