package com.team.orders;

import com.team.adapters.pager.PagerChannel;
import dev.keyport.port.ConnectionContext;

public final class Orders {

    public Reminders reminders(ConnectionContext connection) {
        return new Reminders(new PagerChannel(connection));
    }
}
