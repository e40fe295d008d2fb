package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.StorableText;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tests a connection with its own adapter and credential; never the no-op in its place. The adapter is asked between two
 * transactions, never inside of one.
 */
final class ConnectionTests {

    /** How many tests a tenant may start within 60 seconds, on all nodes together. */
    static final int ALLOWED = 6;

    private final Connections connections;
    private final ConnectionContexts contexts;
    private final LongSupplier ticker;

    /**
     * @param ticker nanoseconds of any origin, which only go forward
     */
    ConnectionTests(Connections connections, SecretStore secrets, LongSupplier ticker) {
        this.connections = connections;
        this.contexts = new ConnectionContexts(secrets);
        this.ticker = ticker;
    }

    /**
     * @throws CredentialReentryRequiredException when the configuration leads elsewhere than when the credential was entered
     * @throws TooManyTestsException when the tenant started as many within the last 60 seconds as it may
     */
    ConnectionTestReport run(Caller caller, ConnectionChoice which) {
        ConnectionDetails connection =
                connections.store().inTransaction(caller, transaction -> start(caller, which, transaction));
        AdapterFactory<?> factory = connections.requireAdapter(connection);
        long begin = ticker.getAsLong();
        ConnectionTestResult answer = ask(factory, caller, connection);
        Duration duration = Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(ticker.getAsLong() - begin));
        ConnectionTestReport report = new ConnectionTestReport(normal(answer), duration);
        connections.change(caller, transaction -> record(transaction, connection, report));
        return report;
    }

    private ConnectionDetails start(Caller caller, ConnectionChoice which, TenantTransaction transaction) {
        ConnectionDetails connection = which.require(transaction);
        AdapterFactory<?> factory = connections.requireAdapter(connection);
        if (Destinations.state(factory, connection.row()) == CredentialState.REENTRY_REQUIRED) {
            throw new CredentialReentryRequiredException(caller.tenant(), connection.domain(), connection.provider());
        }
        transaction.observations().waitForTest(ALLOWED).ifPresent(wait -> {
            throw new TooManyTestsException(ALLOWED, wait);
        });
        transaction.log(Event.info(
                EventType.TEST_STARTED,
                connection.id(),
                "A connection test was started.",
                Connections.meta(connection)));
        return connection;
    }

    private ConnectionTestResult ask(AdapterFactory<?> factory, Caller caller, ConnectionDetails connection) {
        ConnectionContext context = contexts.of(caller.tenant(), connection.domain(), factory, connection.row());
        return new CredentialEcho(context, connection.row().credentialKind())
                .removed(ask(factory, context, connection));
    }

    private static ConnectionTestResult ask(
            AdapterFactory<?> factory, ConnectionContext context, ConnectionDetails connection) {
        try {
            return factory.create(context).testConnection();
        } catch (IntegrationException e) {
            Outcome outcome = e.retryable() ? Outcome.UNKNOWN : Outcome.REJECTED;
            return new ConnectionTestResult(outcome, connection.row().provider(), e.getMessage(), null, e.kind());
        }
    }

    /** A refusal without a kind is one of the credential; what is nobody's account, or no text, is left out. */
    private static ConnectionTestResult normal(ConnectionTestResult result) {
        boolean refused = result.outcome() == Outcome.REJECTED && result.failureKind() == null;
        return new ConnectionTestResult(
                result.outcome(),
                result.providerName(),
                StorableText.line(result.errorMessage()),
                result.outcome() == Outcome.SIMULATED ? null : StorableText.line(result.account()),
                refused ? FailureKind.AUTHENTICATION : result.failureKind());
    }

    private static @Nullable Void record(
            TenantTransaction transaction, ConnectionDetails connection, ConnectionTestReport report) {
        boolean success = report.result().success();
        Verdict verdict = verdict(report.result());
        boolean keyRejected = verdict == Verdict.KEY_REJECTED;
        boolean counts = transaction.health().tested(connection.row(), TestReports.json(report));
        Map<String, Object> meta = Connections.meta(connection);
        meta.putAll(TestReports.members(report));
        transaction.log(
                success
                        ? Event.info(EventType.CONNECTION_TESTED, connection.id(), "The connection was tested.", meta)
                        : Event.warning(
                                EventType.CONNECTION_TESTED,
                                connection.id(),
                                keyRejected
                                        ? "The connection test failed: key rejected."
                                        : "The connection test failed.",
                                meta));
        if (counts) {
            HealthTracker.apply(transaction, connection.row(), verdict);
        }
        return null;
    }

    private static Verdict verdict(ConnectionTestResult result) {
        FailureKind kind = result.failureKind();
        return kind == null ? Verdict.of(result.outcome()) : Verdict.of(kind);
    }
}
