package dev.keyport.secrets.vault;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks at the body of a request. */
final class FakeBody {

    private FakeBody() {}

    /** Whether it has these fields and no others. */
    static boolean consistsOf(JsonNode body, String... fields) {
        return Set.copyOf(body.propertyNames()).equals(Set.of(fields));
    }
}
