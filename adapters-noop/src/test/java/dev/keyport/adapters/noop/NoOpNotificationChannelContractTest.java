package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.tck.NotificationChannelContract;
import dev.keyport.port.tck.Subject;

class NoOpNotificationChannelContractTest extends NotificationChannelContract {

    @Override
    protected Subject<NotificationChannel> subject() {
        return Subject.withoutVendor(new NoOpNotificationChannel(new TenantId("acme")));
    }
}
