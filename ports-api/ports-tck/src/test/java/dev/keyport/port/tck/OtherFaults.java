package dev.keyport.port.tck;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationDomain;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** A till and a stall with one fault each. */
final class OtherFaults {

    private OtherFaults() {}

    /** Each call gets a key of its own, so that the vendor takes a repetition for something new. */
    static class ForgetsTheKey extends TillContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.PAYMENT, context, vendor, timeout) {
                @Override
                protected HttpRequest.Builder request(
                        String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
                    String other = UUID.randomUUID().toString();
                    return super.request(method, path, body, key == null ? null : new IdempotencyKey(other));
                }
            };
        }
    }

    /** Whatever cannot be read is a page with nothing on it. */
    static class TakesNoAnswerForNothingNew extends StallContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.COMMERCE, context, vendor, timeout) {
                @Override
                protected Said send(HttpRequest.Builder request) {
                    try {
                        return super.send(request);
                    } catch (LostException e) {
                        JsonNodeFactory json = JsonNodeFactory.instance;
                        return new Said(false, json.objectNode().put("next", "").set("customers", json.arrayNode()));
                    }
                }
            };
        }
    }
}
