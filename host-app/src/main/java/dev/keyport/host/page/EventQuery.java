package dev.keyport.host.page;

import dev.keyport.registry.event.EventFilter;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the log as the address has it. Immutable.
 *
 * @param texts what was entered, by field; nothing of empty ones
 * @param wrong the fields that make no sense
 * @param zone where the days are days: the browser's, which shows every time in its own; UTC when it does not say
 */
record EventQuery(Map<String, String> texts, Set<String> wrong, ZoneId zone, EventFilter filter) {

    static final List<String> FIELDS = List.of("level", "type", "connection", "actor", "from", "to");

    /** What types begin with, as the page offers them. */
    static final List<String> TYPES = List.of(
            "integration.", "connection.", "credential.", "capability.", "job.", "access.", "session.", "events.");

    static EventQuery of(Context context) {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> wrong = new LinkedHashSet<>();
        ZoneId zone = zone(context.queryParam("zone"));
        EventFilter filter = EventFilter.ALL;
        for (String field : FIELDS) {
            String text = context.queryParam(field);
            if (text != null && !text.isBlank()) {
                texts.put(field, text.strip());
                try {
                    filter = with(field, text.strip(), zone).apply(filter);
                } catch (IllegalArgumentException | DateTimeException e) {
                    wrong.add(field);
                }
            }
        }
        return new EventQuery(Map.copyOf(texts), Set.copyOf(wrong), zone, filter);
    }

    private static UnaryOperator<EventFilter> with(String field, String text, ZoneId zone) {
        return switch (field) {
            case "level" -> filter -> filter.withLevel(text);
            case "type" -> filter -> filter.withType(text);
            case "connection" -> filter -> filter.withConnection(UUID.fromString(text));
            case "actor" -> filter -> filter.withActor(text);
            case "from" ->
                filter ->
                        filter.withFrom(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            default ->
                filter -> filter.withTo(
                        LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant());
        };
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    boolean isWrong(String field) {
        return wrong.contains(field);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** As an address has it, each with an {@code &} behind it. */
    String parameters() {
        StringBuilder parameters = new StringBuilder();
        for (String field : FIELDS) {
            if (texts.containsKey(field)) {
                append(parameters, field, text(field));
            }
        }
        if (texts.containsKey("from") || texts.containsKey("to")) {
            append(parameters, "zone", zone.getId());
        }
        return parameters.toString();
    }

    private static void append(StringBuilder parameters, String name, String value) {
        parameters
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&');
    }
}
