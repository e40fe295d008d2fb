package dev.keyport.secrets.vault;

import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The JSON object that a request carries, as bytes that are erased when it is closed. */
final class VaultBody implements AutoCloseable {

    private static final int EXPECTED_BYTES = 1024;

    private final byte[] bytes;

    private VaultBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An object with what the function writes between its braces. */
    static VaultBody of(Consumer<JsonGenerator> content) {
        try (ErasableBuffer buffer = new ErasableBuffer(EXPECTED_BYTES)) {
            try (JsonGenerator json = VaultJson.MAPPER.createGenerator(buffer)) {
                json.writeStartObject();
                content.accept(json);
                json.writeEndObject();
                json.flush();
                return new VaultBody(buffer.toByteArray());
            }
        }
    }

    /** The bytes themselves. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
