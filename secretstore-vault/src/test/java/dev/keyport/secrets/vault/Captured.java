package dev.keyport.secrets.vault;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.slf4j.LoggerFactory;

/** What a call says: the lines that it logs, and its exception with all causes. */
final class Captured {

    private Captured() {}

    static String of(ThrowingCallable call) {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.keyport");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        StringWriter said = new StringWriter();
        try {
            call.call();
        } catch (Throwable e) {
            e.printStackTrace(new PrintWriter(said));
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n")) + said;
    }
}
