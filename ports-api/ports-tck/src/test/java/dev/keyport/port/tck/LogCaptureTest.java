package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogCaptureTest {

    @Test
    void lines_wireLogger_areHeardFromInfoOn() {
        Logger wire = LoggerFactory.getLogger("some.http.wire");
        try (LogCapture log = LogCapture.start(List.of("some.http."))) {
            wire.debug("on the wire");
            wire.info("for people");

            assertThat(log.lines())
                    .extracting(LogCapture.Line::text)
                    .noneMatch(text -> text.contains("on the wire"))
                    .anyMatch(text -> text.contains("for people"));
        }
    }

    @Test
    void lines_copyOfAWireLogger_areHeardFromInfoOn() {
        try (LogCapture log = LogCapture.start(List.of("http.wire.", "java."))) {
            LoggerFactory.getLogger("some.shaded.http.wire.Reader").debug("on the wire");
            LoggerFactory.getLogger("some.java.Adapter").debug("of an adapter");

            assertThat(log.lines())
                    .extracting(LogCapture.Line::text)
                    .noneMatch(text -> text.contains("on the wire"))
                    .anyMatch(text -> text.contains("of an adapter"));
        }
    }

    @Test
    void lines_ofALogger_tellItsNameAndLevel() {
        try (LogCapture log = LogCapture.start(List.of())) {
            LoggerFactory.getLogger("some.adapter").trace("very quiet");

            assertThat(log.lines())
                    .contains(new LogCapture.Line("a log line of some.adapter (TRACE)", "very quiet null null"));
        }
    }
}
