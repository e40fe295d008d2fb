package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.tck.CommerceProviderContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract of a stall with three customers and three products, whose client can be replaced. */
abstract class StallContract extends CommerceProviderContract implements VendorScript<CommerceProvider> {

    @Override
    protected Subject<CommerceProvider> subject() {
        return Subject.withVendor(this);
    }

    VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
        return new VendorClient(IntegrationDomain.COMMERCE, context, vendor, timeout);
    }

    String[] capabilities() {
        return new String[] {"import_customers"};
    }

    CommerceProvider adapter(VendorClient client) {
        return new StallCommerce(client);
    }

    @Override
    public AdapterFactory<CommerceProvider> factory(URI vendor, Duration timeout) {
        return SampleFactory.of(
                CommerceProvider.class, "stall", context -> adapter(client(context, vendor, timeout)), capabilities());
    }

    @Override
    public VendorAnswer success(VendorExchange exchange) {
        if (exchange.capability().equals(Operation.TEST)) {
            return VendorAnswer.json(200, "{}");
        }
        String first = exchange.reference();
        List<String> customers = List.of(first, first + "-2", first + "-3");
        String after = exchange.request().query("after").orElse("");
        int from = customers.indexOf(after) + 1;
        int limit = Integer.parseInt(exchange.request().query("limit").orElse("100"));
        int to = Math.min(customers.size(), from + limit);
        String items = customers.subList(from, to).stream()
                .map(id -> "{\"id\":\"" + id + "\",\"price\":\"12.34\"}")
                .collect(Collectors.joining(","));
        String next = Stream.concat(Stream.of(after), customers.subList(from, to).stream())
                .reduce("", (before, id) -> id);
        return VendorAnswer.json(
                200,
                "{\"" + exchange.request().path().substring(1) + "\":[" + items + "],\"next\":\"" + next
                        + "\",\"more\":" + (to < customers.size()) + "}");
    }

    @Override
    public VendorAnswer refusal(VendorExchange exchange) {
        throw new IllegalStateException("nobody asks a stall to do anything");
    }
}
