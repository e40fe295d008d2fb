package dev.keyport.registry;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.Secret;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bytes that a secret store keeps of a credential: version, kind, then each field as code, length and bytes, in ascending
 * order of their codes (see docs/sealed-format.md). No text is made of them.
 *
 * <p>What the first release stored has no such form: it is an API key in UTF-8, which never starts with a control character.
 */
final class CredentialPayload {

    private static final byte VERSION = 1;
    private static final int HEADER = 2;
    private static final int FIELD_HEADER = 3;
    private static final int MAX_FIELD = 0xFFFF;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;

    private CredentialPayload() {}

    /** The caller closes both. */
    static Secret encode(Credential credential) {
        int length = HEADER;
        for (CredentialField field : credential.fields()) {
            length += FIELD_HEADER + credential.secret(field).length();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(VERSION).put(code(credential.kind()));
        for (CredentialField field : credential.fields()) {
            put(bytes, field, credential.secret(field));
        }
        return Secret.takeOver(bytes.array());
    }

    /**
     * The caller closes both.
     *
     * @throws UnreadableCredentialException when the payload is not of this kind and form
     */
    static Credential decode(CredentialKind kind, Secret payload) {
        return payload.use(bytes -> decode(kind, ByteBuffer.wrap(bytes)));
    }

    private static Credential decode(CredentialKind kind, ByteBuffer bytes) {
        int first = bytes.hasRemaining() ? Byte.toUnsignedInt(bytes.get(0)) : 0;
        if (first >= FIRST_PRINTABLE && first != DELETE) {
            require(kind == CredentialKind.API_KEY, "it is an API key of the first release");
            return Credential.apiKey(next(bytes, bytes.remaining()));
        }
        require(first == VERSION, "its version is not known");
        require(bytes.remaining() >= HEADER && bytes.get(1) == code(kind), "it is of another kind");
        bytes.position(HEADER);
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        try {
            read(bytes, kind, fields);
            return Credential.of(kind, fields);
        } catch (IllegalArgumentException e) {
            fields.values().forEach(Secret::close);
            throw new UnreadableCredentialException("its fields are not those of its kind");
        }
    }

    /**
     * @throws IllegalArgumentException when a field is out of order, not of the kind, or longer than what is left
     */
    private static void read(ByteBuffer bytes, CredentialKind kind, Map<CredentialField, Secret> fields) {
        int last = 0;
        while (bytes.hasRemaining()) {
            if (bytes.remaining() < FIELD_HEADER) {
                throw new IllegalArgumentException("bytes are left over");
            }
            int code = Byte.toUnsignedInt(bytes.get());
            int length = Short.toUnsignedInt(bytes.getShort());
            if (code <= last || length > bytes.remaining()) {
                throw new IllegalArgumentException("a field is out of order or too long");
            }
            fields.put(field(kind, code), next(bytes, length));
            last = code;
        }
    }

    private static void put(ByteBuffer bytes, CredentialField field, Secret secret) {
        if (secret.length() > MAX_FIELD) {
            throw new IllegalArgumentException(field.wireName() + " is too long");
        }
        bytes.put(code(field)).putShort((short) secret.length());
        secret.use(bytes::put);
    }

    private static Secret next(ByteBuffer bytes, int length) {
        byte[] next = new byte[length];
        bytes.get(next);
        return Secret.takeOver(next);
    }

    private static CredentialField field(CredentialKind kind, int code) {
        return kind.fields().stream()
                .filter(field -> code(field) == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a field is not of this kind"));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UnreadableCredentialException(message);
        }
    }

    private static byte code(CredentialKind kind) {
        return switch (kind) {
            case API_KEY -> 1;
            case OAUTH -> 2;
            case BASIC -> 3;
            case WEBHOOK -> 4;
            case PEM -> 5;
        };
    }

    private static byte code(CredentialField field) {
        return switch (field) {
            case VALUE -> 1;
            case USERNAME -> 2;
            case PASSWORD -> 3;
            case ACCESS_TOKEN -> 4;
            case REFRESH_TOKEN -> 5;
            case TOKEN_TYPE -> 6;
            case SCOPE -> 7;
            case EXPIRES_AT -> 8;
            case SIGNING_SECRET -> 9;
            case PREVIOUS_SIGNING_SECRET -> 10;
            case PRIVATE_KEY -> 11;
            case CERTIFICATE -> 12;
        };
    }
}
