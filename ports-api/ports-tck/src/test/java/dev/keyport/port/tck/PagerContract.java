package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.tck.NotificationChannelContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/** The contract of a pager, whose client and reading can be replaced. */
abstract class PagerContract extends NotificationChannelContract implements VendorScript<NotificationChannel> {

    @Override
    protected Subject<NotificationChannel> subject() {
        return Subject.withVendor(this);
    }

    VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
        return new VendorClient(IntegrationDomain.NOTIFICATION, context, vendor, timeout);
    }

    NotificationChannel adapter(VendorClient client) {
        return new PagerChannel(client);
    }

    @Override
    public AdapterFactory<NotificationChannel> factory(URI vendor, Duration timeout) {
        return SampleFactory.of(
                NotificationChannel.class,
                "pager",
                context -> adapter(client(context, vendor, timeout)),
                "send_message");
    }

    @Override
    public VendorAnswer success(VendorExchange exchange) {
        return page(exchange.reference(), recipient(exchange));
    }

    @Override
    public VendorAnswer refusal(VendorExchange exchange) {
        return VendorAnswer.json(200, "{\"id\":\"none\",\"status\":\"refused\",\"to\":\"\"}");
    }

    @Override
    public List<VendorAnswer> contradictions(VendorExchange exchange) {
        return exchange.capability().equals(Operation.TEST)
                ? List.of()
                : List.of(page(exchange.reference(), "somebody else"));
    }

    @Override
    public boolean limitsWholeAnswer() {
        return true;
    }

    private static VendorAnswer page(String id, String recipient) {
        String page = "{\"id\":\"" + id + "\",\"status\":\"queued\",\"to\":\"" + recipient + "\"}";
        return VendorAnswer.json(200, page);
    }

    private static String recipient(VendorExchange exchange) {
        String sent = exchange.request().text();
        return sent.isEmpty()
                ? ""
                : new ObjectMapper().readTree(sent).path("to").asString("");
    }
}
