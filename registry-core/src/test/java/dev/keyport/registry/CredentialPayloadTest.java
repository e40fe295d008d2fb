package dev.keyport.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.Secret;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialPayloadTest {

    @Test
    void encode_fields_areCodeLengthAndBytesInOrder() {
        // 01 version, 03 basic; 02 user name of 3 bytes "ada"; 03 password of 2 bytes "pä" in UTF-8 is 3 bytes
        assertThat(encoded(CredentialKind.BASIC, "ada", "p\u00e4")).isEqualTo("0103" + "020003616461" + "03000370c3a4");
        // 01 version, 01 API key; 01 value of 2 bytes
        assertThat(encoded(CredentialKind.API_KEY, "k1")).isEqualTo("0101" + "0100026b31");
    }

    @ParameterizedTest
    @EnumSource(CredentialKind.class)
    void decode_encodedWithEveryField_isTheSame(CredentialKind kind) {
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        for (CredentialField field : kind.fields()) {
            fields.put(
                    field, Secret.ofUtf8(field == CredentialField.EXPIRES_AT ? "2026-01-31T12:00:00Z" : field + "\n"));
        }
        try (Credential given = Credential.of(kind, fields);
                Secret payload = CredentialPayload.encode(given);
                Credential back = CredentialPayload.decode(kind, payload)) {
            assertThat(back.kind()).isEqualTo(kind);
            assertThat(back.fields()).isEqualTo(given.fields());
            assertThat(back.fields())
                    .allSatisfy(field -> assertThat(back.secret(field).matches(given.secret(field)))
                            .isTrue());
        }
    }

    @Test
    void decode_fieldOfAllLengths_isTheSame() {
        for (int length : new int[] {1, 127, 128, 255, 256, 15_995, 0xFFFF}) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            try (Credential given = Credential.apiKey(Secret.copyOf(bytes));
                    Secret payload = CredentialPayload.encode(given);
                    Credential back = CredentialPayload.decode(CredentialKind.API_KEY, payload)) {
                assertThat(back.secret(CredentialField.VALUE).matches(given.secret(CredentialField.VALUE)))
                        .isTrue();
            }
        }
    }

    @Test
    void decode_whatTheFirstReleaseStored_isTheApiKey() {
        for (String key : List.of("sk_live_4711", " ", "\u00e4\u00f6", "~", "{\"a\":1}")) {
            try (Secret stored = Secret.ofUtf8(key);
                    Credential read = CredentialPayload.decode(CredentialKind.API_KEY, stored)) {
                assertThat(read.secret(CredentialField.VALUE).revealUtf8()).isEqualTo(key);
            }
        }
    }

    @Test
    void decode_anyOtherForm_isRefused() {
        for (String hex : List.of(
                "", // nothing
                "01", // no kind
                "0101", // no field
                "0001010001" + "6b", // version 0 as a number
                "0201010001" + "6b", // a version to come
                "7f", // a control character, which no key had
                "0102040001" + "6b", // of another kind, and whole
                "0106010001" + "6b", // of no kind
                "0101010000", // an empty field
                "0101010002" + "6b", // longer than what is left
                "01010100016b00", // bytes left over
                "01010100016b0100016b", // the same field twice
                "01010100016b020001" + "6b", // a field of another kind
                "0101000001" + "6b", // a field without code
                "01010d0001" + "6b")) { // a field to come
            assertRefused(CredentialKind.API_KEY, hex);
        }
        assertRefused(CredentialKind.BASIC, "0103" + "030001" + "70" + "020001" + "75"); // out of order
        assertRefused(CredentialKind.BASIC, "0103" + "020001" + "75"); // no password
        assertRefused(CredentialKind.BASIC, "6b6579"); // an API key of the first release
        assertRefused(CredentialKind.OAUTH, "0102" + "040001" + "74" + "080001" + "78"); // expiry is no instant
    }

    @Test
    void decode_anyPrefix_isRefused() {
        String whole = encoded(CredentialKind.BASIC, "ada", "secret");
        for (int end = 0; end < whole.length(); end += 2) {
            assertRefused(CredentialKind.BASIC, whole.substring(0, end));
        }
    }

    private static void assertRefused(CredentialKind kind, String hex) {
        try (Secret payload = Secret.takeOver(HexFormat.of().parseHex(hex))) {
            assertThatThrownBy(() -> CredentialPayload.decode(kind, payload))
                    .as(hex)
                    .isInstanceOf(UnreadableCredentialException.class)
                    .hasNoCause();
        }
    }

    private static String encoded(CredentialKind kind, String... texts) {
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        int next = 0;
        for (CredentialField field : kind.required()) {
            fields.put(field, Secret.copyOf(texts[next++].getBytes(StandardCharsets.UTF_8)));
        }
        try (Credential credential = Credential.of(kind, fields);
                Secret payload = CredentialPayload.encode(credential)) {
            return payload.use(HexFormat.of()::formatHex);
        }
    }
}
