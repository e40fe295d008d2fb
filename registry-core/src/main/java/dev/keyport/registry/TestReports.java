package dev.keyport.registry;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of connection tests as they are stored and told. What an adapter says in its own words is cut to what can be. */
final class TestReports {

    private static final JsonMapper JSON = new JsonMapper();

    private TestReports() {}

    /** What a report says, without what it does not say; its texts are storable and at most 500 characters long. */
    static Map<String, Object> members(ConnectionTestReport report) {
        ConnectionTestResult result = report.result();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("outcome", result.outcome().name());
        members.put("durationMillis", report.duration().toMillis());
        if (result.failureKind() != null) {
            members.put("failureKind", result.failureKind().name());
        }
        if (result.account() != null) {
            members.put("account", result.account());
        }
        if (result.errorMessage() != null) {
            members.put("errorMessage", result.errorMessage());
        }
        return members;
    }

    static String json(ConnectionTestReport report) {
        Map<String, Object> members = members(report);
        members.put("providerName", report.result().providerName());
        return JSON.writeValueAsString(members);
    }

    static ConnectionTestReport parse(String json) {
        JsonNode node = JSON.readTree(json);
        String kind = text(node, "failureKind");
        ConnectionTestResult result = new ConnectionTestResult(
                Outcome.valueOf(node.path("outcome").asString()),
                node.path("providerName").asString(),
                text(node, "errorMessage"),
                text(node, "account"),
                kind == null ? null : FailureKind.valueOf(kind));
        return new ConnectionTestReport(
                result, Duration.ofMillis(node.path("durationMillis").asLong()));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.asString();
    }
}
