package dev.keyport.secrets.vault;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What Vault answered: a status and JSON, erased when it is closed. Values are named by JSON pointers (RFC 6901), and a secret one
 * is decoded from the bytes without becoming a text first.
 */
final class VaultAnswer implements AutoCloseable {

    private final int status;
    private final byte[] body;
    private final VaultFailure failure;

    /**
     * @param body taken over
     */
    VaultAnswer(int status, byte[] body, VaultFailure failure) {
        this.status = status;
        this.body = body;
        this.failure = failure;
    }

    int status() {
        return status;
    }

    /** Whether there is nothing to read: there never was, or it is deleted. */
    boolean isAbsent() {
        return status == 404;
    }

    /** The whole answer, for one that holds no secret. */
    JsonNode tree() {
        try {
            JsonNode tree = VaultJson.MAPPER.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            // says more than may be shown
        }
        throw malformed();
    }

    String text(String pointer) {
        return find(pointer, JsonToken.VALUE_STRING, JsonParser::getString).orElseThrow(this::malformed);
    }

    long number(String pointer) {
        return find(pointer, JsonToken.VALUE_NUMBER_INT, JsonParser::getLongValue)
                .orElseThrow(this::malformed);
    }

    /** What a text in Base64 (RFC 4648, section 4) stands for; empty when there is no such text. */
    Optional<byte[]> binary(String pointer) {
        return find(pointer, JsonToken.VALUE_STRING, JsonParser::getBinaryValue);
    }

    /** Whether there is this whole number at this place. */
    boolean has(String pointer, long number) {
        return find(pointer, JsonToken.VALUE_NUMBER_INT, JsonParser::getLongValue)
                .filter(found -> found == number)
                .isPresent();
    }

    RuntimeException malformed() {
        return failure.because("Vault's answer is not of the documented form (status " + status + ")");
    }

    @Override
    public void close() {
        Arrays.fill(body, (byte) 0);
    }

    private <T> Optional<T> find(String pointer, JsonToken kind, Function<JsonParser, T> read) {
        try (JsonParser json = VaultJson.MAPPER.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == kind
                        && json.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    return Optional.of(read.apply(json));
                }
            }
        } catch (JacksonException e) {
            // says more than may be shown
        }
        return Optional.empty();
    }
}
