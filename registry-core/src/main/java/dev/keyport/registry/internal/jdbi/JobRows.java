package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.registry.job.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The jobs of the caller's tenant, in one transaction. Must not leave the work that it was given to. */
public final class JobRows {

    private static final String SELECT = "select " + JobColumns.ALL + " from keyport.job j where j.tenant_id = :tenant";
    private static final String OLDER = " and (j.created_at, j.id) < (select o.created_at, o.id from keyport.job o"
            + " where o.tenant_id = :tenant and o.id = :before)";

    private final Handle handle;
    private final Caller caller;

    JobRows(Handle handle, Caller caller) {
        this.handle = handle;
        this.caller = caller;
    }

    /**
     * Adds a job that is due at once, in the name of the caller.
     *
     * @param role the one in which it is asked for
     * @return false when there may be one of its kind only, and one waits or runs
     */
    public boolean add(UUID id, UUID connection, String capability, boolean oneAtATime, String input, Role role) {
        return bind(handle.createUpdate("insert into keyport.job"
                                + " (tenant_id, id, connection_id, capability, one_at_a_time, input, actor, role)"
                                + " values (:tenant, :id, :connection, :capability, :one, :input::jsonb, :actor, :role)"
                                + " on conflict (tenant_id, connection_id, capability)"
                                + " where one_at_a_time and state in ('ready', 'running') do nothing"))
                        .bind("id", id)
                        .bind("connection", connection)
                        .bind("capability", capability)
                        .bind("one", oneAtATime)
                        .bind("input", input)
                        .bind("actor", caller.actor().value())
                        .bind("role", role.lowerCaseName())
                        .execute()
                == 1;
    }

    /** A job that the caller may see. */
    public Optional<Job> find(UUID id) {
        return bind(handle.createQuery(SELECT + " and j.id = :id"))
                .bind("id", id)
                .map(JobColumns::job)
                .findOne();
    }

    /** Those that the caller may see, of one connection or of all, older than one job or all, the newest first. */
    public List<Job> newest(@Nullable UUID connection, @Nullable UUID before, int limit) {
        Map<String, UUID> places = new HashMap<>();
        if (connection != null) {
            places.put("connection", connection);
        }
        if (before != null) {
            places.put("before", before);
        }
        return bind(handle.createQuery(SELECT + (connection == null ? "" : " and j.connection_id = :connection")
                        + (before == null ? "" : OLDER) + " order by j.created_at desc, j.id desc limit :limit"))
                .bind("limit", limit)
                .bindMap(places)
                .map(JobColumns::job)
                .list();
    }

    /** Ends a job that waits or runs; false when there is none such. */
    public boolean cancel(UUID id) {
        return bind(handle.createUpdate("update keyport.job set state = 'cancelled', lease_until = null,"
                                + " ended_at = clock_timestamp()"
                                + " where tenant_id = :tenant and id = :id and state in ('ready', 'running')"))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Whether jobs of a connection wait or run. Nobody can start one while the connection is locked. */
    public boolean isBusy(UUID connection) {
        return bind(handle.createQuery("select exists (select from keyport.job where tenant_id = :tenant"
                        + " and connection_id = :connection and state in ('ready', 'running'))"))
                .bind("connection", connection)
                .mapTo(Boolean.class)
                .one();
    }

    /** Deletes at most 500 jobs that ended more than 7 days ago, with what they brought; returns how many. */
    public int deleteOld() {
        return bind(handle.createUpdate(
                        "delete from keyport.job where tenant_id = :tenant and id = any (array(select id"
                                + " from keyport.job where tenant_id = :tenant and ended_at <= now() - " + DueJobs.LIFE
                                + " limit 500 for update skip locked))"))
                .execute();
    }

    private <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("tenant", caller.tenant().value());
    }
}
