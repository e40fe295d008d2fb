package com.planted.near;

import com.planted.near.adapters.one.NearAdapter;
import com.planted.near.orders.OrderService;
import com.planted.near.port.kyc.KycPort;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.notification.NotificationChannel;

/** Has the main method, so it wires. */
public final class Near {

    private final KycPort kyc;
    private final OrderService orders;

    private Near(ConnectionContext connection, NotificationChannel channel) {
        kyc = new NearAdapter(connection);
        orders = new OrderService(new TenantDatabase(), channel);
    }

    public static void main(String[] args) {
        System.out.println(args.length + " arguments");
    }

    boolean ready() {
        return kyc.check("name") && orders.count() > 0;
    }
}
