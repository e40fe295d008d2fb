package dev.keyport.secrets.vault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An answer in the forms that Vault documents. */
@SuppressWarnings("ArrayRecordComponent")
record FakeAnswer(int status, byte[] body) {

    static FakeAnswer data(Map<String, ?> data) {
        return data(200, data);
    }

    static FakeAnswer data(int status, Map<String, ?> data) {
        return envelope(status, "data", data);
    }

    static FakeAnswer auth(Map<String, ?> auth) {
        return envelope(200, "auth", auth);
    }

    static FakeAnswer noContent() {
        return new FakeAnswer(204, new byte[0]);
    }

    /** Nothing there is a 404 without an error. */
    static FakeAnswer errors(int status, String... errors) {
        return new FakeAnswer(status, VaultJson.MAPPER.writeValueAsBytes(Map.of("errors", List.of(errors))));
    }

    private static FakeAnswer envelope(int status, String field, Map<String, ?> content) {
        Map<String, Object> all = new TreeMap<>();
        all.put("request_id", "6a5a1c3f-6a2c-4f0b-9a80-0e9d1b1c7c11");
        all.put("lease_id", "");
        all.put("lease_duration", 0);
        all.put("renewable", false);
        for (String other : List.of("data", "auth", "wrap_info", "warnings")) {
            all.put(other, null);
        }
        all.put(field, content);
        return new FakeAnswer(status, VaultJson.MAPPER.writeValueAsBytes(all));
    }
}
