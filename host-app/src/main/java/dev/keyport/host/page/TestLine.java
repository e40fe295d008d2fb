package dev.keyport.host.page;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.Outcome;
import dev.keyport.registry.ConnectionTestReport;
import dev.keyport.registry.IntegrationConnection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the last test of a connection found: who is on the other end, or what to do next.
 *
 * @param keyPage where to create a new key, when the key is at fault; else empty
 */
record TestLine(Instant at, Tone tone, String text, String keyPage) {

    static Optional<TestLine> of(IntegrationConnection connection, ProviderWords provider, Texts texts) {
        ConnectionTestReport report = connection.lastTest();
        Instant at = connection.lastTestedAt();
        if (report == null || at == null) {
            return Optional.empty();
        }
        FailureKind kind = report.result().failureKind();
        boolean keyAtFault = kind == FailureKind.AUTHENTICATION || kind == FailureKind.PERMISSION;
        return Optional.of(new TestLine(
                at,
                tone(report.result()),
                text(report.result(), provider, texts),
                keyAtFault ? provider.keyPage() : ""));
    }

    /** Whether the last test found something that has to be put right. */
    static boolean failed(IntegrationConnection connection) {
        ConnectionTestReport report = connection.lastTest();
        return report != null && !report.success();
    }

    private static Tone tone(ConnectionTestResult result) {
        return switch (result.outcome()) {
            case CONFIRMED -> Tone.GOOD;
            case SIMULATED -> Tone.SIMULATED;
            case UNKNOWN -> Tone.WARNING;
            case REJECTED -> Tone.BAD;
        };
    }

    private static String text(ConnectionTestResult result, ProviderWords provider, Texts texts) {
        if (result.outcome() == Outcome.SIMULATED) {
            return texts.of("test.simulated");
        }
        if (result.success()) {
            return result.account() == null
                    ? texts.of("test.connected", provider.label())
                    : texts.of("test.connected.account", provider.label(), result.account());
        }
        FailureKind kind = result.failureKind();
        return texts.of(
                "test.failed." + (kind == null ? "unknown" : kind.name().toLowerCase(Locale.ROOT)), provider.label());
    }
}
