package dev.keyport.port.tck;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An adapter as a team would write it, for a vendor whose answers have a status. What it reads of them can be replaced. */
@IntegrationAdapter(domain = "notification", slug = "pager")
class PagerChannel implements NotificationChannel {

    private final VendorClient client;

    PagerChannel(VendorClient client) {
        this.client = client;
    }

    @Override
    public String providerId() {
        return "pager";
    }

    @Override
    public NotificationResult send(NotificationMessage message) {
        String page = JsonNodeFactory.instance
                .objectNode()
                .put("to", message.recipient())
                .put("text", message.body())
                .toString();
        return client.act("/pages", page, null)
                .map(said -> result(message, said.body()))
                .orElseGet(PagerChannel::unknown);
    }

    @Override
    public ConnectionTestResult testConnection() {
        try {
            client.read("/me");
            return ConnectionTestResult.confirmed(providerId(), null);
        } catch (IntegrationException e) {
            if (e.kind() == FailureKind.AUTHENTICATION || e.kind() == FailureKind.PERMISSION) {
                return new ConnectionTestResult(
                        Outcome.REJECTED, providerId(), "the pager refused the key", null, e.kind());
            }
            throw e;
        }
    }

    protected boolean isTaken(String status) {
        return status.equals("queued");
    }

    protected boolean isFor(String recipient, JsonNode page) {
        return page.path("to").asString("").equals(recipient);
    }

    protected String id(JsonNode page) {
        return page.path("id").asString("");
    }

    private NotificationResult result(NotificationMessage message, JsonNode page) {
        String status = page.path("status").asString("");
        if (status.equals("refused")) {
            return new NotificationResult(Outcome.REJECTED, null, "the pager does not call this number");
        }
        boolean taken = isTaken(status) && isFor(message.recipient(), page) && !id(page).isEmpty();
        return taken ? new NotificationResult(Outcome.CONFIRMED, id(page), null) : unknown();
    }

    private static NotificationResult unknown() {
        return new NotificationResult(Outcome.UNKNOWN, null, "the pager did not say whether it called");
    }
}
