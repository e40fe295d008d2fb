package dev.keyport.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.AuthType;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.ConnectionHealth;
import dev.keyport.registry.ConnectionTestReport;
import dev.keyport.registry.CredentialInfo;
import dev.keyport.registry.CredentialState;
import dev.keyport.registry.IntegrationConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the badge of a connection says first. */
class BadgeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "true, UNKNOWN, , false, UNTESTED",
        "true, HEALTHY, , false, CONNECTED",
        "true, HEALTHY, USABLE, false, CONNECTED",
        "true, DEGRADED, USABLE, false, DEGRADED",
        "true, FAILING, , false, DEGRADED",
        "false, HEALTHY, USABLE, false, OFF",
        "true, HEALTHY, USABLE, true, KEY_EXPIRING",
        "false, HEALTHY, USABLE, true, KEY_EXPIRING",
        "true, HEALTHY, EXPIRED, true, KEY_EXPIRED",
        "true, FAILING, REJECTED, false, KEY_REJECTED",
        "false, UNKNOWN, REJECTED, true, KEY_REJECTED",
        "true, HEALTHY, REENTRY_REQUIRED, false, KEY_AGAIN"
    })
    void of_state_isWhatIsMostInTheWay(
            boolean enabled, ConnectionHealth health, @Nullable CredentialState key, boolean soon, Badge badge) {
        CredentialInfo info = key == null ? null : key(key, soon);

        assertThat(Badge.of(connection(enabled, health, info, null), Optional.of(provider("books")), true))
                .isEqualTo(badge);
    }

    @Test
    void of_simulationOrMissingAdapter_neverLooksConnected() {
        IntegrationConnection on = connection(true, ConnectionHealth.HEALTHY, null, null);
        IntegrationConnection off = connection(false, ConnectionHealth.HEALTHY, null, null);

        assertThat(Badge.of(on, Optional.of(provider("noop")), true)).isEqualTo(Badge.SIMULATED);
        assertThat(Badge.of(on, Optional.empty(), true)).isEqualTo(Badge.SIMULATED);
        assertThat(Badge.of(off, Optional.of(provider("noop")), true)).isEqualTo(Badge.OFF);
    }

    @Test
    void of_whatTheOrganizationDoesNotUse_isOff() {
        IntegrationConnection on = connection(true, ConnectionHealth.HEALTHY, null, null);

        assertThat(Badge.of(on, Optional.of(provider("books")), false)).isEqualTo(Badge.OFF);
    }

    @Test
    void of_testThatFailed_isDegradedUntilSomethingWorked() {
        ConnectionTestReport failed = new ConnectionTestReport(
                new ConnectionTestResult(Outcome.REJECTED, "books", "no such account", null, FailureKind.NOT_FOUND),
                Duration.ZERO);

        assertThat(Badge.of(tested(ConnectionHealth.UNKNOWN, failed), Optional.of(provider("books")), true))
                .isEqualTo(Badge.DEGRADED);
        assertThat(Badge.of(tested(ConnectionHealth.HEALTHY, failed), Optional.of(provider("books")), true))
                .isEqualTo(Badge.CONNECTED);
    }

    @Test
    void of_settingsThatAreRefused_isDegraded() {
        IntegrationConnection refused = connection(true, ConnectionHealth.HEALTHY, null, "config/x lacks");

        assertThat(Badge.of(refused, Optional.of(provider("books")), true)).isEqualTo(Badge.DEGRADED);
    }

    private static CredentialInfo key(CredentialState state, boolean soon) {
        return new CredentialInfo(CredentialKind.API_KEY, "••••", state, List.of(), null, soon, null, null);
    }

    private static IntegrationConnection tested(ConnectionHealth health, ConnectionTestReport report) {
        return connection(true, health, null, null, report);
    }

    private static IntegrationConnection connection(
            boolean enabled, ConnectionHealth health, @Nullable CredentialInfo key, @Nullable String refusal) {
        return connection(enabled, health, key, refusal, null);
    }

    private static IntegrationConnection connection(
            boolean enabled,
            ConnectionHealth health,
            @Nullable CredentialInfo key,
            @Nullable String refusal,
            @Nullable ConnectionTestReport report) {
        return new IntegrationConnection(
                new ConnectionId(new UUID(0, 1)),
                IntegrationDomain.ACCOUNTING,
                new ProviderSlug("books"),
                null,
                true,
                enabled,
                health,
                "{}",
                refusal,
                List.of(),
                key,
                report == null ? null : NOW,
                report,
                null,
                Map.of(),
                "alice",
                NOW,
                NOW,
                1);
    }

    private static ProviderDescriptor provider(String slug) {
        return new ProviderDescriptor(
                new ProviderSlug(slug),
                "Books",
                ProviderCategory.API,
                AuthType.API_KEY,
                List.of(),
                ProviderDescriptor.NO_CONFIG,
                Set.of("api.books.example"),
                null);
    }
}
