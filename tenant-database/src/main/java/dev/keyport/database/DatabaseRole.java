package dev.keyport.database;

import java.util.Arrays;

/** As whom a transaction runs. */
public enum DatabaseRole {
    /** {@code keyport_app}: configuration and events. Cannot see a secret. */
    APP("keyport_app"),
    /** {@code keyport_secret}: sealed secrets and nothing else. For secret stores only. */
    SECRET("keyport_secret"),
    /**
     * {@code keyport_worker}: which tenants have work to be done, and nothing of what is in it. Has the days of events kept, and
     * changes nothing else.
     */
    WORKER("keyport_worker");

    private final String sqlName;

    DatabaseRole(String sqlName) {
        this.sqlName = sqlName;
    }

    String sqlName() {
        return sqlName;
    }

    static DatabaseRole ofSqlName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.sqlName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role of the runtime: " + name));
    }
}
