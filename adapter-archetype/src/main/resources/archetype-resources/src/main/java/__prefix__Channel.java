package ${package};

import ${package}.${prefix}Client.Answer;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.Map;

/** Sends messages through ${label}, for one connection. Thread-safe. */
@IntegrationAdapter(domain = "notification", slug = ${prefix}Channel.SLUG)
public final class ${prefix}Channel implements NotificationChannel {

    static final String SLUG = "${slug}";

    private final ${prefix}Client client;
    private final ${prefix}Config config;

    ${prefix}Channel(${prefix}Client client, ${prefix}Config config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public String providerId() {
        return SLUG;
    }

    @Override
    public NotificationResult send(NotificationMessage message) {
        if (!message.attachments().isEmpty()) {
            return new NotificationResult(Outcome.REJECTED, null, "${label} takes no attachments");
        }
        Map<String, Object> body =
                Map.of("from", config.sender(), "to", message.recipient(), "text", message.body());
        return client.act("/messages", body).map(${prefix}Channel::result).orElseGet(${prefix}Channel::unknown);
    }

    @Override
    public ConnectionTestResult testConnection() {
        try {
            Answer answer = client.read("/account");
            return ConnectionTestResult.confirmed(SLUG, answer.text("name"));
        } catch (IntegrationException e) {
            if (e.kind() == FailureKind.AUTHENTICATION || e.kind() == FailureKind.PERMISSION) {
                return new ConnectionTestResult(
                        Outcome.REJECTED, SLUG, "${label} does not accept the key", null, e.kind());
            }
            throw e;
        }
    }

    private static NotificationResult result(Answer answer) {
        if (answer.refused()) {
            return new NotificationResult(Outcome.REJECTED, null, "${label} does not send to this recipient");
        }
        String id = answer.text("id");
        return id == null ? unknown() : new NotificationResult(Outcome.CONFIRMED, id, null);
    }

    private static NotificationResult unknown() {
        return new NotificationResult(Outcome.UNKNOWN, null, "${label} did not say whether it took the message");
    }
}
