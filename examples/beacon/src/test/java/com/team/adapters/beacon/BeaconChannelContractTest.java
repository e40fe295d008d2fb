package com.team.adapters.beacon;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.tck.NotificationChannelContract;
import dev.keyport.port.tck.Subject;
import dev.keyport.port.tck.VendorAnswer;
import dev.keyport.port.tck.VendorExchange;
import dev.keyport.port.tck.VendorScript;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every fault of a vendor, tried by the contract kit. */
public final class BeaconChannelContractTest extends NotificationChannelContract
        implements VendorScript<NotificationChannel> {

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeBeacon vendor = new FakeBeacon();

    @Override
    protected Subject<NotificationChannel> subject() {
        return Subject.withVendor(this);
    }

    /** Beacon sends to phones. */
    @Override
    protected NotificationMessage message() {
        return new NotificationMessage("+27821234567", null, "Your order is ready.", List.of());
    }

    @Override
    public AdapterFactory<NotificationChannel> factory(URI address, Duration timeout) {
        return new BeaconFactory(http, address, timeout);
    }

    @Override
    public Map<String, Object> config(URI address) {
        return Map.of("sender", "Shop");
    }

    @Override
    public VendorAnswer success(VendorExchange exchange) {
        return vendor.answer(exchange.request(), exchange.reference());
    }

    @Override
    public VendorAnswer refusal(VendorExchange exchange) {
        return vendor.refusal();
    }

    @Override
    public boolean limitsWholeAnswer() {
        return true;
    }
}
