package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Role;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CredentialExpiryTest {

    private static final CredentialTerms FAR = new CredentialTerms(List.of(), Instant.parse("2999-01-31T12:00:00Z"));

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final CredentialExpiry expiry = new CredentialExpiry(keyport.database);

    @Test
    void run_endsWithinSevenDays_isToldOnceForEachCredential() {
        ConnectionId id = connected(ACME);
        expiry.run();
        assertThat(warnings()).isEmpty();

        endsIn("6 days");
        expiry.run();
        expiry.run();
        assertThat(warnings()).containsExactly("acme system The credential expires soon.");

        keyport.setCredential(ACME, id, FAR);
        endsIn("-1 minute");
        expiry.run();
        expiry.run();
        assertThat(warnings())
                .containsExactly("acme system The credential expires soon.", "acme system The credential has expired.");
    }

    @Test
    void run_revokedOrWithoutEnd_isNotTold() {
        keyport.setCredential(ACME, connected(ACME), CredentialTerms.NONE);
        Caller globex = RegistryFixture.GLOBEX;
        ConnectionId revoked = connected(globex);
        keyport.change("update keyport.connection set credential_expires_at = now()"
                + " where credential_expires_at is not null");
        keyport.credentials.revoke(globex, revoked, null);

        expiry.run();

        assertThat(warnings()).isEmpty();
    }

    @Test
    void run_moreThanAPage_tellsEveryTenantInItsOwnLog() {
        connected(ACME);
        keyport.change("insert into keyport.connection (tenant_id, domain, provider, created_by, credential_version,"
                + " credential_kind, credential_expires_at) select 'shop' || i, 'accounting', 'keyed', 'alice', 1,"
                + " 'api_key', now() + interval '1 day' from generate_series(1, 150) i");

        expiry.run();

        assertThat(warnings()).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void run_anotherNodeIsQuicker_isNotToldTwice() throws Exception {
        connected(ACME);
        endsIn("1 day");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection quicker = keyport.postgres.adminConnection();
                Statement statement = quicker.createStatement()) {
            quicker.setAutoCommit(false);
            statement.executeUpdate("update keyport.connection set credential_warned_at = now()");
            Future<?> late = thread.submit(expiry::run);
            while (keyport.admin("select 'waits' from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            quicker.commit();
            late.get(60, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }

        assertThat(warnings()).isEmpty();
    }

    @Test
    void start_inTheBackground_tells() throws Exception {
        connected(ACME);
        endsIn("1 day");

        try (CredentialExpiry running = CredentialExpiry.start(keyport.database)) {
            while (warnings().isEmpty()) {
                Thread.onSpinWait();
            }
        }

        assertThat(warnings()).hasSize(1);
    }

    private ConnectionId connected(Caller caller) {
        ConnectionId id = keyport.connections
                .create(caller, ACCOUNTING, KeyedAccounting.SLUG, null, null)
                .id();
        keyport.setCredential(RegistryFixture.caller(caller.tenant().value(), Role.OWNER), id, FAR);
        return id;
    }

    private void endsIn(String interval) {
        keyport.change("update keyport.connection set credential_expires_at = now() + interval '" + interval + "'");
    }

    private List<String> warnings() {
        return keyport.admin("select tenant_id || ' ' || actor || ' ' || message from keyport.event"
                + " where type = 'credential.expiring' and level = 'warning' and meta ? 'expiresAt' order by at");
    }
}
