package dev.keyport.registry.internal.jdbi;

import dev.keyport.registry.event.EventFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an event must be like to be shown: SQL made of constants, and the values for its places as text. */
final class EventConditions {

    /** 90 days of 24 hours; days would follow the daylight saving time of the session. */
    static final String KEPT = "at >= now() - interval '2160 hours'";

    private final StringBuilder sql = new StringBuilder(KEPT);
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param place how the SQL refers to the value of this name
     */
    EventConditions(EventFilter filter, UnaryOperator<String> place) {
        and("level", filter.level(), "level = " + place.apply("level"));
        and("type", filter.type(), "starts_with(type, " + place.apply("type") + ")");
        and("connection", filter.connection(), "connection_id = " + place.apply("connection") + "::uuid");
        and("actor", filter.actor(), "actor = " + place.apply("actor"));
        and("from", filter.from(), "at >= " + place.apply("from") + "::timestamptz");
        and("to", filter.to(), "at < " + place.apply("to") + "::timestamptz");
    }

    String sql() {
        return sql.toString();
    }

    Map<String, String> values() {
        return values;
    }

    private void and(String name, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.put(name, value.toString());
        }
    }
}
