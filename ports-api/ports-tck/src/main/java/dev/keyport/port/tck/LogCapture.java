package dev.keyport.port.tck;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Everything that is logged while it is open, of every level, whatever the levels that are set: through SLF4J,
 * {@code java.util.logging}, {@code System.Logger} and to the standard streams. Nothing more is printed for it.
 */
final class LogCapture implements AutoCloseable {

    private static final StandardStreams STREAMS = new StandardStreams();

    private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> wireLoggers;
    private final LoggerContext context;
    private final Everything filter = new Everything();
    private final Appended appender = new Appended();
    private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
    private final JulHandler julHandler = new JulHandler();

    /**
     * Something that was logged.
     *
     * @param place through what, without what was logged
     */
    record Line(String place, String text) {}

    private LogCapture(LoggerContext context, List<String> wireLoggers) {
        this.context = context;
        this.wireLoggers = wireLoggers;
    }

    /**
     * Several can be open at once: each hears what is logged for all of them.
     *
     * @throws IllegalStateException when SLF4J does not log through Logback: then log lines cannot be seen
     */
    static LogCapture start(List<String> wireLoggers) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            throw new IllegalStateException("the contract reads log lines through Logback, and SLF4J is bound to "
                    + factory.getClass().getName() + ": leave that out of the class path of the tests");
        }
        LogCapture capture = new LogCapture(context, List.copyOf(wireLoggers));
        capture.open();
        return capture;
    }

    Collection<Line> lines() {
        Stream.of(printed.toString(StandardCharsets.UTF_8).split("\n"))
                .forEach(line -> lines.add(new Line("what is printed", line)));
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        STREAMS.leave(printed);
        julRoot.removeHandler(julHandler);
        root().detachAppender(appender);
        context.getTurboFilterList().remove(filter);
    }

    private void open() {
        filter.start();
        context.addTurboFilter(filter);
        appender.setContext(context);
        appender.start();
        root().addAppender(appender);
        julHandler.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(julHandler);
        STREAMS.listen(printed);
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Libraries bring copies of others below packages of their own. */
    private static boolean isCopy(String logger, String wire) {
        return wire.indexOf('.') < wire.length() - 1 && logger.contains('.' + wire);
    }

    private boolean isWire(@Nullable String logger) {
        return logger != null && wireLoggers.stream().anyMatch(wire -> logger.startsWith(wire) || isCopy(logger, wire));
    }

    /** Sees each statement before its level is looked at, and says yes to those who ask first whether a level is on. */
    private final class Everything extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            if (isWire(logger.getName()) && !level.isGreaterOrEqual(Level.INFO)) {
                return FilterReply.DENY; // or an appender that is there for other lines prints it
            }
            if (format == null && thrown == null) {
                return FilterReply.ACCEPT;
            }
            String place = place(level, logger.getName());
            String message = MessageFormatter.arrayFormat(String.valueOf(format), arguments, thrown)
                    .getMessage();
            lines.add(new Line(place, message + " " + marker + " " + MDC.getCopyOfContextMap()));
            lines.add(new Line(place, Thread.currentThread().getName()));
            add(place, thrown);
            return FilterReply.NEUTRAL;
        }
    }

    /** Sees what else belongs to an event: its context, its key-value pairs, what the fluent API logs. */
    private final class Appended extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            if (!isWire(event.getLoggerName()) || event.getLevel().isGreaterOrEqual(Level.INFO)) {
                lines.add(new Line(
                        place(event.getLevel(), event.getLoggerName()),
                        event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " " + event.getKeyValuePairs()
                                + " " + event.getMarkerList() + " " + event.getThreadName()));
            }
        }
    }

    private final class JulHandler extends Handler {

        @Override
        public void publish(LogRecord record) {
            if (!isWire(record.getLoggerName())
                    || record.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
                String place = place(record.getLevel(), record.getLoggerName());
                lines.add(new Line(place, record.getMessage() + " " + Arrays.toString(record.getParameters())));
                add(place, record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void add(String place, @Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            lines.add(new Line(place, cause.toString()));
        }
    }

    private static String place(Object level, @Nullable String logger) {
        return "a log line of " + logger + " (" + level + ")";
    }
}
