package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.ActorId;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Outcome;
import dev.keyport.registry.job.Job;
import dev.keyport.registry.job.JobId;
import dev.keyport.registry.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what people may know of a row of {@code keyport.job}. */
final class JobColumns {

    static final String ALL =
            "j.id, j.connection_id, j.capability, j.state, j.attempt, j.max_attempts, j.run_at, j.pages,"
                    + " j.items, j.outcome, j.result::text as result, j.failure_kind, j.failure_message, j.actor, j.created_at,"
                    + " j.started_at, j.ended_at";

    private JobColumns() {}

    static Job job(ResultSet row, StatementContext context) throws SQLException {
        UUID connection = row.getObject("connection_id", UUID.class);
        String outcome = row.getString("outcome");
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                connection == null ? null : new ConnectionId(connection),
                row.getString("capability"),
                JobState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                Columns.requiredInstant(row, "run_at"),
                row.getInt("pages"),
                row.getLong("items"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("result"),
                row.getString("failure_kind"),
                row.getString("failure_message"),
                new ActorId(row.getString("actor")),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "ended_at"));
    }
}
