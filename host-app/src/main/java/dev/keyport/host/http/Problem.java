package dev.keyport.host.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that says what went wrong (RFC 9457). The code, and the type made of it, stay the same for ever.
 *
 * @param status the HTTP status
 * @param code for programs, for example {@code integration-disabled}
 * @param title for people, the same for every occurrence
 * @param detail for people, about this occurrence; never a secret and never SQL, a class name or a vendor's text
 * @param fields what is wrong in the body; empty when it is not about the body
 * @param headers more response headers, such as {@code Retry-After}
 */
public record Problem(
        int status, String code, String title, String detail, List<FieldError> fields, Map<String, String> headers) {

    static final String CONTENT_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of(), Map.of());
    }

    Problem with(List<FieldError> wrong) {
        return new Problem(status, code, title, detail, List.copyOf(wrong), headers);
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, title, detail, fields, Collections.unmodifiableMap(more));
    }

    byte[] json(String traceId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "https://keyport.dev/problems/" + code);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("code", code);
        members.put("traceId", traceId);
        if (!fields.isEmpty()) {
            members.put("fields", fields);
        }
        return Json.bytes(members);
    }
}
