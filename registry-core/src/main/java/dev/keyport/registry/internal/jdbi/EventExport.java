package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.RowCopy;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.EventFilter;
import java.io.OutputStream;

/** Copies events out of {@code keyport.event} as CSV. */
public final class EventExport {

    /** Where the values of the conditions are kept for the transaction: COPY takes no parameters. */
    private static final String SETTING = "keyport.export_";

    /**
     * {@code = + - @}, tab, LF, CR, and the full-width forms of the first four; and the apostrophe that is put in front, so that one in
     * front was always put there.
     */
    private static final String TRIGGERS = "(61, 43, 45, 64, 9, 10, 13, 65309, 65291, 65293, 65312, 39)";

    private final TenantDatabase database;

    public EventExport(TenantDatabase database) {
        this.database = database;
    }

    /**
     * Writes the events that fit, the newest first.
     *
     * @throws java.io.UncheckedIOException with what the stream threw
     */
    public void copy(Caller caller, EventFilter filter, OutputStream out) {
        EventConditions conditions =
                new EventConditions(filter, name -> "(select current_setting('" + SETTING + name + "'))");
        String copy = "copy (select at, id, level, type, " + safe("message") + ", " + safe("actor")
                + ", coalesce(connection_id::text, '') as connection, meta from keyport.event"
                + " where tenant_id = (select keyport.tenant()) and " + conditions.sql()
                + " order by at desc, id desc) to stdout (format csv, header, force_quote *)";
        database.inTransaction(caller, handle -> {
            handle.execute("select set_config('statement_timeout', '10min', true),"
                    + " set_config('datestyle', 'ISO', true), set_config('timezone', 'UTC', true)");
            conditions
                    .values()
                    .forEach((name, value) -> handle.execute("select set_config(?, ?, true)", SETTING + name, value));
            RowCopy.out(handle, copy, new EventCsv(out));
            return true;
        });
    }

    /** A text that no spreadsheet takes for a formula. The other columns never begin with a trigger. */
    private static String safe(String column) {
        return "case when ascii(" + column + ") in " + TRIGGERS + " then '''' || " + column + " else " + column
                + " end as " + column;
    }
}
