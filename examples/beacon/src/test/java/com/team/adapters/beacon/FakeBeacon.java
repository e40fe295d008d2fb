package com.team.adapters.beacon;

import dev.keyport.port.tck.VendorAnswer;
import dev.keyport.port.tck.VendorRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beacon, as far as the adapter uses it: it looks at what it is sent, and keeps what it took. Thread-safe. */
final class FakeBeacon {

    private final JsonMapper json = new JsonMapper();
    private final Map<String, JsonNode> taken = new ConcurrentHashMap<>();

    /** Answers as the vendor does when all is well. What is new gets this id; an account has it as its name. */
    VendorAnswer answer(VendorRequest request, String id) {
        return switch (request.method() + " " + request.path()) {
            case "GET /v2/workspace" -> VendorAnswer.json(200, "{\"workspace\":\"" + id + "\"}");
            case "POST /v2/texts" -> take(request, id);
            default -> VendorAnswer.json(404, "{\"error\":\"no such resource\"}");
        };
    }

    /** Answers as the vendor does to a message that it will not send. */
    VendorAnswer refusal() {
        return VendorAnswer.json(202, "{\"texts\":[{\"state\":\"blocked\"}]}");
    }

    /** What it was sent under this id; empty when it took nothing. */
    Optional<JsonNode> taken(String id) {
        return Optional.ofNullable(taken.get(id));
    }

    private VendorAnswer take(VendorRequest request, String id) {
        try {
            JsonNode text = json.readTree(request.text());
            if (text.path("sender").asString("").matches("[A-Za-z0-9]{1,11}")
                    && text.path("recipients").path(0).asString("").matches("[+][1-9][0-9]{6,14}")
                    && text.path("content").isString()) {
                taken.put(id, text);
                return VendorAnswer.json(202, "{\"texts\":[{\"id\":\"" + id + "\",\"state\":\"queued\"}]}");
            }
        } catch (JacksonException e) {
            // no JSON is as wrong as JSON of another form
        }
        return VendorAnswer.json(400, "{\"error\":\"not a text\"}");
    }
}
