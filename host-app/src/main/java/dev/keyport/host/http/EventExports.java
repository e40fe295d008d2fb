package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a file of events while it is read from the database: one of a tenant, so that one that reads slowly is in the way of
 * itself only, and three in all, because each holds a connection of the pool.
 */
public final class EventExports {

    private static final Logger LOG = LoggerFactory.getLogger(EventExports.class);
    private static final int AT_ONCE = 3;
    private static final String RETRY_SECONDS = "10";

    private final EventLog log;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Set<TenantId> exporting = ConcurrentHashMap.newKeySet();

    public EventExports(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers with what fits.
     *
     * @throws ProblemException when one of the tenant is under way already, or three are
     */
    public void answer(Context context, Caller caller, EventFilter filter) {
        String fileName =
                "events-" + caller.tenant().value() + "-" + LocalDate.now(clock.withZone(ZoneOffset.UTC)) + ".csv";
        if (context.method().equals(HandlerType.HEAD)) {
            Answer.attachment(context, fileName, "text/csv; charset=utf-8");
            sendHead(context);
            return;
        }
        if (!exporting.add(caller.tenant())) {
            throw tooMany("This host exports the log of this tenant already; try again when it is done.");
        }
        try {
            if (!free.tryAcquire()) {
                throw tooMany("This host exports " + AT_ONCE + " logs at once; try again when one is done.");
            }
            try {
                log.export(caller, filter, new Attachment(context, fileName));
            } catch (RuntimeException e) {
                breakOff(context, e);
            } finally {
                free.release();
            }
        } finally {
            exporting.remove(caller.tenant());
        }
    }

    /** At once: at the end of the request Jetty would say that the file has no bytes. */
    private static void sendHead(Context context) {
        try {
            context.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException tooMany(String detail) {
        return new ProblemException(
                Problem.of(429, "too-many-exports", "Too Many Exports", detail).with("Retry-After", RETRY_SECONDS));
    }

    /** A file that is not whole must not look as if it was: the connection is broken, rather than the last chunk sent. */
    private static void breakOff(Context context, RuntimeException failure) {
        if (!context.res().isCommitted()) {
            context.res().reset();
            throw failure;
        }
        LOG.warn(
                "an export of events ended in the middle: {}",
                failure.getClass().getName());
        ServletContextRequest.getServletContextRequest(context.req())
                .getServletChannel()
                .getEndPoint()
                .close();
    }

    /** Says what kind of answer it is with the first byte: until then it can still become a problem. */
    private static final class Attachment extends OutputStream {

        private final Context context;
        private final String fileName;
        private @Nullable OutputStream body;

        Attachment(Context context, String fileName) {
            this.context = context;
            this.fileName = fileName;
        }

        @Override
        public void write(int b) throws IOException {
            body().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            body().write(bytes, from, length);
        }

        private OutputStream body() throws IOException {
            if (body == null) {
                Answer.attachment(context, fileName, "text/csv; charset=utf-8");
                if (context.protocol().equals("HTTP/1.1")) {
                    // also to a client that closes: a last chunk is what tells a whole file from a part of one
                    context.header("Transfer-Encoding", "chunked");
                }
                body = context.res().getOutputStream();
            }
            return body;
        }
    }
}
