package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds jobs of all tenants that are to be run or deleted, without seeing what they are about. */
public final class DueJobs {

    /** How long a job is kept behind its end. */
    static final String LIFE = "interval '7 days'";

    private static final int PAGE = 100;

    private final TenantDatabase database;

    public DueJobs(TenantDatabase database) {
        this.database = database.as(DatabaseRole.WORKER);
    }

    /** A job that is due, or whose worker was lost. */
    public record Due(TenantId tenant, UUID id) {}

    /** Those that wait longest, by the clock of the database. */
    public List<Due> find(int limit) {
        return database.withoutTenant(handle -> handle.createQuery("(select tenant_id, id from keyport.job"
                        + " where state = 'ready' and run_at <= now() order by run_at limit :limit)"
                        + " union all (select tenant_id, id from keyport.job"
                        + " where state = 'running' and lease_until <= now() order by lease_until limit :limit)")
                .bind("limit", limit)
                .map((row, context) ->
                        new Due(new TenantId(row.getString("tenant_id")), row.getObject("id", UUID.class)))
                .list());
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
