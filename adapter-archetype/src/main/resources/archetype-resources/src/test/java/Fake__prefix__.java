package ${package};

import dev.keyport.port.tck.VendorAnswer;
import dev.keyport.port.tck.VendorRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ${label}, as far as the adapter uses it: it looks at what it is sent, and keeps what it took. Thread-safe. */
final class Fake${prefix} {

    private final JsonMapper json = new JsonMapper();
    private final Map<String, JsonNode> taken = new ConcurrentHashMap<>();

    /** Answers as the vendor does when all is well. What is new gets this id; an account has it as its name. */
    VendorAnswer answer(VendorRequest request, String id) {
        return switch (request.method() + " " + request.path()) {
            case "GET /account" -> VendorAnswer.json(200, "{\"name\":\"" + id + "\"}");
            case "POST /messages" -> take(request, id);
            default -> VendorAnswer.json(404, "{\"error\":\"no such resource\"}");
        };
    }

    /** Answers as the vendor does to a message that it will not send. */
    VendorAnswer refusal() {
        return VendorAnswer.json(422, "{\"error\":\"recipient unknown\"}");
    }

    /** What it was sent under this id; empty when it took nothing. */
    Optional<JsonNode> taken(String id) {
        return Optional.ofNullable(taken.get(id));
    }

    private VendorAnswer take(VendorRequest request, String id) {
        try {
            JsonNode message = json.readTree(request.text());
            if (message.path("from").isString() && message.path("to").isString() && message.path("text").isString()) {
                taken.put(id, message);
                return VendorAnswer.json(201, "{\"id\":\"" + id + "\"}");
            }
        } catch (JacksonException e) {
            // no JSON is as wrong as JSON of another form
        }
        return VendorAnswer.json(400, "{\"error\":\"not a message\"}");
    }
}
