package dev.keyport.host.http;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.event.EventType;
import io.javalin.http.HandlerType;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the tenant's log who was refused because of the role. What is answered does not depend on it. */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final EventLog log;

    public Refusals(EventLog log) {
        this.log = log;
    }

    /**
     * @param path as the route has it: somebody may have put a secret into the one that was asked for
     */
    void write(AccessDeniedException refusal, HandlerType method, String path) {
        Map<String, Object> meta = Map.of("method", method.toString(), "path", path);
        try {
            log.write(
                    refusal.caller(),
                    Event.warning(EventType.ACCESS_REFUSED, null, "A request was refused because of the role.", meta));
        } catch (RuntimeException e) {
            LOG.warn(
                    "tenant {}: the refusal of {} {} could not be written: {}",
                    refusal.caller().tenant(),
                    method,
                    path,
                    e.getClass().getName());
        }
    }
}
