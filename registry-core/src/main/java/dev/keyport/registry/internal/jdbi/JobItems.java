package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.job.StoredItem;
import java.util.List;
import java.util.UUID;

/** Reads {@code keyport.job_item}. */
public final class JobItems {

    private final TenantDatabase database;

    public JobItems(TenantDatabase database) {
        this.database = database;
    }

    /** What a job brought, in its order, behind a position. */
    public List<StoredItem> page(Caller caller, UUID job, long after, int limit) {
        return database.query(
                caller,
                "select position, external_id, data::text as data from keyport.job_item"
                        + " where tenant_id = :tenant and job_id = :job and position > :after"
                        + " order by position limit :limit",
                query -> query.bind("tenant", caller.tenant().value())
                        .bind("job", job)
                        .bind("after", after)
                        .bind("limit", limit),
                (row, context) ->
                        new StoredItem(row.getLong("position"), row.getString("external_id"), row.getString("data")));
    }
}
