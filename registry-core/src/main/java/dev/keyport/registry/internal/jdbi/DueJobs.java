package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds jobs of all tenants that are to be run or deleted, without seeing what they are about. */
public final class DueJobs {

    /** How long a job is kept behind its end. */
    static final String LIFE = "interval '7 days'";

    private static final int PAGE = 100;

    private static final String WAITS = "j.state = 'ready' and j.run_at <= now()";

    /** Jumps from tenant to tenant in the index, however many jobs each of them has. */
    private static final String READY =
            "with recursive turn (tenant_id, number) as ((select j.tenant_id, 1 from keyport.job j where " + WAITS
                    + " and j.tenant_id > :behind order by j.tenant_id limit 1)"
                    + " union all select (select j.tenant_id from keyport.job j where " + WAITS
                    + " and j.tenant_id > turn.tenant_id order by j.tenant_id limit 1), number + 1"
                    + " from turn where turn.tenant_id is not null and number < :tenants)"
                    + " select turn.tenant_id, due.id from turn cross join lateral (select j.id from keyport.job j where "
                    + WAITS + " and j.tenant_id = turn.tenant_id order by j.run_at limit :each) due order by number";

    private final TenantDatabase database;

    public DueJobs(TenantDatabase database) {
        this.database = database.as(DatabaseRole.WORKER);
    }

    /** A job that is due, or whose worker was lost. */
    public record Due(TenantId tenant, UUID id) {}

    /**
     * Those that wait longest of some tenants, by the clock of the database: the tenants in their order behind one, then those before
     * it. What lost workers left comes first.
     *
     * @param behind null for the first tenants
     */
    public List<Due> find(@Nullable TenantId behind, int tenants, int each) {
        return database.withoutTenant(handle -> {
            List<Due> found = new ArrayList<>(lost(handle, each));
            List<Due> ready = ready(handle, behind, tenants, each);
            found.addAll(ready);
            int missing =
                    tenants - (int) ready.stream().map(Due::tenant).distinct().count();
            if (behind != null && missing > 0) {
                ready(handle, null, missing, each).stream()
                        .filter(due -> due.tenant().value().compareTo(behind.value()) <= 0)
                        .forEach(found::add);
            }
            return found;
        });
    }

    private static List<Due> ready(Handle handle, @Nullable TenantId behind, int tenants, int each) {
        return handle.createQuery(READY)
                .bind("behind", behind == null ? "" : behind.value())
                .bind("tenants", tenants)
                .bind("each", each)
                .map((row, context) -> due(row))
                .list();
    }

    private static List<Due> lost(Handle handle, int limit) {
        return handle.createQuery("select tenant_id, id from keyport.job"
                        + " where state = 'running' and lease_until <= now() order by lease_until limit :limit")
                .bind("limit", limit)
                .map((row, context) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(new TenantId(row.getString("tenant_id")), row.getObject("id", UUID.class));
    }

    /** At most 100 tenants with jobs that ended more than 7 days ago, after the last one of the page before. */
    public List<TenantId> withOldJobs(@Nullable TenantId after) {
        return database.withoutTenant(handle -> handle.createQuery("select distinct tenant_id from keyport.job"
                        + " where ended_at <= now() - " + LIFE + " and tenant_id > :after order by tenant_id limit "
                        + PAGE)
                .bind("after", after == null ? "" : after.value())
                .map((row, context) -> new TenantId(row.getString("tenant_id")))
                .list());
    }
}
