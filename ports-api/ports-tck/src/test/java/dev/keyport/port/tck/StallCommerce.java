package dev.keyport.port.tck;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Money;
import dev.keyport.port.Outcome;
import dev.keyport.port.commerce.CommerceCustomer;
import dev.keyport.port.commerce.CommerceOrder;
import dev.keyport.port.commerce.CommercePage;
import dev.keyport.port.commerce.CommerceProduct;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.PageRequest;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** An adapter as a team would write it, for a shop without orders. How it reads a price can be replaced. */
@IntegrationAdapter(domain = "commerce", slug = "stall")
class StallCommerce implements CommerceProvider {

    private final VendorClient client;

    StallCommerce(VendorClient client) {
        this.client = client;
    }

    @Override
    public String providerId() {
        return "stall";
    }

    @Override
    public CommercePage<CommerceOrder> importOrders(PageRequest request) {
        throw client.failure(FailureKind.INVALID_REQUEST, "the stall keeps no orders", null, null);
    }

    @Override
    public CommercePage<CommerceProduct> syncProducts(PageRequest request) {
        return page("products", request, product -> {
            String id = product.path("id").asString("");
            Money price = new Money(price(product), Currency.getInstance("ZAR"));
            return new CommerceProduct(id, null, id, null, price, null, true, List.of(), Instant.EPOCH);
        });
    }

    @Override
    public CommercePage<CommerceCustomer> importCustomers(PageRequest request) {
        return page("customers", request, customer -> {
            String id = customer.path("id").asString("");
            return new CommerceCustomer(id, null, null, null, Instant.EPOCH);
        });
    }

    protected BigDecimal price(JsonNode product) {
        return new BigDecimal(product.path("price").asString(""));
    }

    private <T> CommercePage<T> page(String items, PageRequest request, Function<JsonNode, T> item) {
        String cursor = URLEncoder.encode(request.cursor(), StandardCharsets.UTF_8);
        JsonNode page = client.read("/" + items + "?limit=" + request.limit() + "&after=" + cursor);
        if (!page.path(items).isArray() || !page.path("next").isString()) {
            throw client.failure(FailureKind.UNAVAILABLE, "the stall answered no page", null, null);
        }
        List<T> all = new ArrayList<>();
        for (JsonNode each : page.path(items)) {
            all.add(item.apply(each));
        }
        return new CommercePage<>(
                Outcome.CONFIRMED,
                all,
                page.path("next").asString(),
                page.path("more").asBoolean(false));
    }

    @Override
    public ConnectionTestResult testConnection() {
        try {
            client.read("/me");
            return ConnectionTestResult.confirmed(providerId(), null);
        } catch (IntegrationException e) {
            if (e.kind() == FailureKind.AUTHENTICATION || e.kind() == FailureKind.PERMISSION) {
                return new ConnectionTestResult(
                        Outcome.REJECTED, providerId(), "the stall refused the key", null, e.kind());
            }
            throw e;
        }
    }
}
