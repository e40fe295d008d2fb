package dev.keyport.secrets.vault;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The JSON object that a request carries, as bytes that are erased when it is closed. */
final class VaultBody implements AutoCloseable {

    private static final int EXPECTED_BYTES = 1024;

    private final ErasableBuffer content = new ErasableBuffer(EXPECTED_BYTES);

    private VaultBody() {}

    /** An object with what the function writes between its braces. */
    static VaultBody of(Consumer<JsonGenerator> fields) {
        VaultBody body = new VaultBody();
        try (JsonGenerator json = VaultJson.MAPPER.createGenerator(body.content)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return body;
    }

    ErasableBuffer content() {
        return content;
    }

    @Override
    public void close() {
        content.close();
    }
}
