package dev.keyport.port.tck;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.commerce.CommerceCustomer;
import dev.keyport.port.commerce.CommerceOrder;
import dev.keyport.port.commerce.CommercePage;
import dev.keyport.port.commerce.CommerceProduct;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An adapter as a team would write it, for a shop that knows only its customers. */
@IntegrationAdapter(domain = "commerce", slug = "stall")
final class StallCommerce implements CommerceProvider {

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
        throw client.failure(FailureKind.INVALID_REQUEST, "the stall keeps no products", null, null);
    }

    @Override
    public CommercePage<CommerceCustomer> importCustomers(PageRequest request) {
        String cursor = URLEncoder.encode(request.cursor(), StandardCharsets.UTF_8);
        JsonNode page = client.read("/customers?limit=" + request.limit() + "&after=" + cursor);
        if (!page.path("customers").isArray() || !page.path("next").isString()) {
            throw client.failure(FailureKind.UNAVAILABLE, "the stall answered no page", null, null);
        }
        List<CommerceCustomer> customers = new ArrayList<>();
        for (JsonNode customer : page.path("customers")) {
            String id = customer.path("id").asString("");
            customers.add(new CommerceCustomer(id, null, null, null, Instant.EPOCH));
        }
        String next = page.path("next").asString();
        return new CommercePage<>(
                Outcome.CONFIRMED, customers, next, page.path("more").asBoolean(false));
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
