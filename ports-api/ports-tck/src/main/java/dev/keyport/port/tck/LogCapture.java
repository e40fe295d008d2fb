package dev.keyport.port.tck;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
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

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> wireLoggers;
    private final LoggerContext context;
    private final Everything filter = new Everything();
    private final Appended appender = new Appended();
    private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
    private final java.util.logging.@Nullable Level julLevel = julRoot.getLevel();
    private final JulHandler julHandler = new JulHandler();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private LogCapture(LoggerContext context, List<String> wireLoggers) {
        this.context = context;
        this.wireLoggers = wireLoggers;
    }

    /**
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

    Collection<String> lines() {
        String[] streams = printed.toString(StandardCharsets.UTF_8).split("\n");
        lines.addAll(Arrays.asList(streams));
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        julRoot.removeHandler(julHandler);
        julRoot.setLevel(julLevel);
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
        julRoot.setLevel(java.util.logging.Level.ALL);
        System.setOut(new PrintStream(new Tee(out, printed), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Tee(err, printed), true, StandardCharsets.UTF_8));
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private boolean isWire(@Nullable String logger) {
        return logger != null && wireLoggers.stream().anyMatch(logger::startsWith);
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
                return FilterReply.NEUTRAL;
            }
            if (format == null && thrown == null) {
                return FilterReply.ACCEPT;
            }
            lines.add(MessageFormatter.arrayFormat(String.valueOf(format), arguments, thrown)
                    .getMessage());
            lines.add(String.valueOf(MDC.getCopyOfContextMap()));
            add(thrown);
            return FilterReply.NEUTRAL;
        }
    }

    /** Sees what else belongs to an event: its context, its key-value pairs, what the fluent API logs. */
    private final class Appended extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            if (!isWire(event.getLoggerName()) || event.getLevel().isGreaterOrEqual(Level.INFO)) {
                lines.add(
                        event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " " + event.getKeyValuePairs());
            }
        }
    }

    private final class JulHandler extends Handler {

        @Override
        public void publish(LogRecord record) {
            if (!isWire(record.getLoggerName())
                    || record.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
                lines.add(record.getMessage() + " " + Arrays.toString(record.getParameters()));
                add(record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void add(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            lines.add(cause.toString());
        }
    }

    /** Writes to both. */
    private static final class Tee extends OutputStream {

        private final PrintStream first;
        private final ByteArrayOutputStream second;

        Tee(PrintStream first, ByteArrayOutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) {
            first.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            first.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }
    }
}
