package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.testing.TestDatabase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantChangesTest {

    private static final Caller ACME = new Caller(new TenantId("acme"), new ActorId("alice"), Role.OWNER);

    private final TestDatabase postgres = Migrated.database();
    private final TenantDatabase database = new TenantDatabase(Migrated.runtime(postgres));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private TenantChanges changes;

    @BeforeEach
    void listen() throws InterruptedException {
        changes = TenantChanges.listen(
                Migrated.runtime(postgres), tenant -> heard.add(tenant.value()), () -> heard.add("(gap)"));
        assertThat(next()).isEqualTo("(gap)");
    }

    @AfterEach
    void stop() {
        changes.close();
    }

    @Test
    void announce_transactionCommits_isHeardOnce() throws InterruptedException {
        database.inTransaction(ACME, handle -> {
            TenantChanges.announce(handle, ACME.tenant());
            TenantChanges.announce(handle, ACME.tenant());
            assertThat(heard).isEmpty();
            return null;
        });
        announce(new TenantId("globex"));

        assertThat(next()).isEqualTo("acme");
        assertThat(next()).isEqualTo("globex");
    }

    @Test
    void announce_transactionRollsBack_isNotHeard() throws InterruptedException {
        assertThatThrownBy(() -> database.inTransaction(ACME, handle -> {
                    TenantChanges.announce(handle, ACME.tenant());
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        announce(new TenantId("globex"));

        assertThat(next()).isEqualTo("globex");
    }

    @Test
    void listen_connectionCut_tellsTheGapAndListensAgain() throws InterruptedException {
        postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and query = 'listen keyport_cfg'");

        assertThat(next()).isEqualTo("(gap)");
        announce(ACME.tenant());
        assertThat(next()).isEqualTo("acme");
    }

    private void announce(TenantId tenant) {
        database.inTransaction(ACME, handle -> {
            TenantChanges.announce(handle, tenant);
            return null;
        });
    }

    private String next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }
}
