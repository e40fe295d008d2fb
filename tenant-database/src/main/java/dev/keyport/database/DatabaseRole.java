package dev.keyport.database;

/** As whom a transaction runs. */
public enum DatabaseRole {
    /** {@code keyport_app}: configuration and events. Cannot see a secret. */
    APP("keyport_app"),
    /** {@code keyport_secret}: sealed secrets and nothing else. For secret stores only. */
    SECRET("keyport_secret"),
    /** {@code keyport_worker}: which tenants have work to be done, and nothing of what is in it. Changes nothing. */
    WORKER("keyport_worker");

    private final String sqlName;

    DatabaseRole(String sqlName) {
        this.sqlName = sqlName;
    }

    String sqlName() {
        return sqlName;
    }
}
