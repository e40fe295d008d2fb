package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.testing.Drill;
import dev.keyport.testing.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drill 5: random attempts on other tenants' rows, through the door that the application uses. */
@Tag("drill")
class CrossTenantDrillTest {

    private static final long SEED = 5;
    private static final List<Role> ROLES = List.of(Role.values());
    private static final int ATTEMPTS = Drill.size(500, 10_000);

    private final Random random = new Random(SEED);
    private final TestDatabase postgres = ManyTenants.database();

    @Test
    void inTransaction_randomAttemptsOnOtherTenants_touchNothing() {
        String before = DatabaseContents.of(postgres);
        List<String> leaks = new ArrayList<>();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(Migrated.runtime(postgres));
            pool.setMaximumPoolSize(2);
            TenantDatabase database = new TenantDatabase(pool);
            for (int i = 0; i < ATTEMPTS; i++) {
                String leak = attempt(database);
                if (leak != null) {
                    leaks.add(leak);
                }
            }
        }
        Drill.report("cross-tenant, SQL", ATTEMPTS + " attempts, " + leaks.size() + " touched a row");
        assertThat(leaks).isEmpty();
        assertThat(DatabaseContents.of(postgres)).isEqualTo(before);
    }

    /** One attempt; returns what it was when it touched a row. */
    private @Nullable String attempt(TenantDatabase database) {
        int victim = random.nextInt(ManyTenants.COUNT);
        int attacker = (victim + 1 + random.nextInt(ManyTenants.COUNT - 1)) % ManyTenants.COUNT;
        ProbeTable probe = ProbeTable.ALL.get(random.nextInt(ProbeTable.ALL.size()));
        Role role = ROLES.get(random.nextInt(ROLES.size()));
        Caller caller = new Caller(new TenantId(ManyTenants.tenant(attacker)), new ActorId(AttackSession.ACTOR), role);
        Map<String, String> forms = forms(probe, victim, attacker);
        String name = List.copyOf(forms.keySet()).get(random.nextInt(forms.size()));
        String sql = Objects.requireNonNull(forms.get(name));
        try {
            long rows = database.as(probe.role()).inTransaction(caller, handle -> rows(handle, sql));
            return rows == 0 ? null : probe.table() + " " + name + " as " + role + ": " + rows + " rows";
        } catch (Refused e) {
            return null;
        }
    }

    private static Map<String, String> forms(ProbeTable probe, int victim, int attacker) {
        String owner = ManyTenants.tenant(victim);
        Map<String, String> forms = new LinkedHashMap<>(
                ReadAttack.forms(probe, owner, ManyTenants.tenant(attacker), ManyTenants.key(victim)));
        forms.putAll(WriteAttack.changes(probe, owner, ManyTenants.tenant(attacker)));
        forms.put("insert", probe.insertOf(owner, ProbeTable.freshKey()));
        forms.put("insert of an existing key", probe.insertOf(owner, ManyTenants.key(victim)));
        return forms;
    }

    /** Rows that the last of the statements returned or changed; what was not refused is committed. */
    private static long rows(Handle handle, String sql) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
            return AttackSession.lastResult(statement);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(sql).isEqualTo("42501");
            throw new Refused();
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
