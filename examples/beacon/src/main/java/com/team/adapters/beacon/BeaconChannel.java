package com.team.adapters.beacon;

import com.team.adapters.beacon.BeaconClient.Answer;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends messages through Beacon, for one connection. Thread-safe. */
@IntegrationAdapter(domain = "notification", slug = BeaconChannel.SLUG)
public final class BeaconChannel implements NotificationChannel {

    static final String SLUG = "beacon";

    private final BeaconClient client;
    private final BeaconConfig config;

    BeaconChannel(BeaconClient client, BeaconConfig config) {
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
            return new NotificationResult(Outcome.REJECTED, null, "Beacon takes no attachments");
        }
        Map<String, Object> body = Map.of(
                "sender", config.sender(), "recipients", List.of(message.recipient()), "content", message.body());
        return client.act("/v2/texts", body).map(BeaconChannel::result).orElseGet(BeaconChannel::unknown);
    }

    @Override
    public ConnectionTestResult testConnection() {
        try {
            Answer answer = client.read("/v2/workspace");
            return ConnectionTestResult.confirmed(SLUG, answer.text("workspace"));
        } catch (IntegrationException e) {
            if (e.kind() == FailureKind.AUTHENTICATION || e.kind() == FailureKind.PERMISSION) {
                return new ConnectionTestResult(
                        Outcome.REJECTED, SLUG, "Beacon does not accept the key", null, e.kind());
            }
            throw e;
        }
    }

    private static NotificationResult result(Answer answer) {
        if (answer.refused()) {
            return new NotificationResult(Outcome.REJECTED, null, "Beacon knows no such number");
        }
        JsonNode text = answer.body().path("texts").path(0);
        String id = text.path("id").asString("");
        return switch (text.path("state").asString("")) {
            case "blocked" -> new NotificationResult(Outcome.REJECTED, null, "this person wants no messages");
            case "queued" -> id.isEmpty() ? unknown() : new NotificationResult(Outcome.CONFIRMED, id, null);
            default -> unknown();
        };
    }

    private static NotificationResult unknown() {
        return new NotificationResult(Outcome.UNKNOWN, null, "Beacon did not say whether it took the message");
    }
}
