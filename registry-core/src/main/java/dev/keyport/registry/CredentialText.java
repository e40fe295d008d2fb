package dev.keyport.registry;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretStore;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Takes what a person entered: text in UTF-8 of one line, PEM excepted, without the white space around it, passwords excepted.
 * Works on arrays that it erases.
 */
final class CredentialText {

    private static final char NEXT_LINE = '\u0085';

    private CredentialText() {}

    /**
     * A cleaned copy. The caller closes both.
     *
     * @throws InvalidKeyFormatException when a field is blank, not UTF-8, or has characters that it cannot have
     */
    static Credential cleaned(Credential entered) {
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        try {
            entered.fields().forEach(field -> fields.put(field, cleaned(field, entered.secret(field))));
            return Credential.of(entered.kind(), fields);
        } catch (RuntimeException e) {
            fields.values().forEach(Secret::close);
            throw e;
        }
    }

    /**
     * A cleaned copy. The caller closes both.
     *
     * @throws InvalidKeyFormatException when it is blank, not UTF-8, or has characters that the field cannot have
     */
    static Secret cleaned(CredentialField field, Secret entered) {
        return entered.use(bytes -> cleaned(field, bytes));
    }

    private static Secret cleaned(CredentialField field, byte[] bytes) {
        require(bytes.length <= SecretStore.MAX_BYTES, field, "is longer than " + SecretStore.MAX_BYTES + " bytes");
        CharBuffer text = decode(field, bytes);
        try {
            int start = 0;
            int end = text.limit();
            int firstByte = 0;
            int lastByte = bytes.length;
            while (start < end && isSpace(text.get(start))) {
                firstByte += utf8Length(text.get(start++));
            }
            while (start < end && isSpace(text.get(end - 1))) {
                lastByte -= utf8Length(text.get(--end));
            }
            require(start < end, field, "is blank");
            for (int at = start; at < end; at++) {
                require(isAllowed(field, text.get(at)), field, "has line breaks or control characters");
            }
            boolean keep = field == CredentialField.PASSWORD;
            return Secret.takeOver(keep ? bytes.clone() : Arrays.copyOfRange(bytes, firstByte, lastByte));
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    private static CharBuffer decode(CredentialField field, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new InvalidKeyFormatException(field.wireName(), label(field) + " is not a text in UTF-8");
        }
    }

    /** A user name has no colon (RFC 7617, section 2). */
    private static boolean isAllowed(CredentialField field, char c) {
        boolean lines = field == CredentialField.PRIVATE_KEY || field == CredentialField.CERTIFICATE;
        if (field == CredentialField.USERNAME && c == ':') {
            throw new InvalidKeyFormatException(field.wireName(), label(field) + " has a colon");
        }
        return !Character.isISOControl(c) || (lines && (c == '\n' || c == '\r' || c == '\t'));
    }

    /** All white space of Unicode is in the basic plane. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    private static int utf8Length(char c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    private static void require(boolean condition, CredentialField field, String message) {
        if (!condition) {
            throw new InvalidKeyFormatException(field.wireName(), label(field) + " " + message);
        }
    }

    private static String label(CredentialField field) {
        return field == CredentialField.VALUE ? "the key" : field.wireName();
    }
}
