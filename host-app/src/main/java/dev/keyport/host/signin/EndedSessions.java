package dev.keyport.host.signin;

import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.event.EventType;
import java.time.Duration;
import java.util.Map;

/**
 * The sessions that were ended by signing out, in the log of their tenant, where every host finds them and people see who signed out.
 * Thread-safe.
 */
public final class EndedSessions {

    /** How far the clocks of a host and of the database may be apart. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final EventLog log;

    public EndedSessions(EventLog log) {
        this.log = log;
    }

    void add(Session session) {
        log.write(
                session.who().caller(),
                Event.info(EventType.SESSION_ENDED, null, "Somebody signed out.", Map.of("session", session.id())));
    }

    boolean contains(Session session) {
        Caller who = session.who().caller();
        Caller host = new Caller(who.tenant(), who.actor(), Role.SYSTEM); // members do not read the log
        return log.contains(host, EventType.SESSION_ENDED, session.started().minus(SKEW), "session", session.id());
    }
}
