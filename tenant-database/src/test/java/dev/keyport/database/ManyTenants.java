package dev.keyport.database;

import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.util.UUID;

/** A database of its own for each test, with one row of each of 30 tenants in every table of tenants. */
final class ManyTenants {

    static final int COUNT = 30;

    private ManyTenants() {}

    static TestDatabase database() {
        return TestPostgres.shared().newDatabase("keyport_tenants", database -> {
            Migrated.migrate(database);
            for (ProbeTable probe : ProbeTable.ALL) {
                for (int i = 0; i < COUNT; i++) {
                    database.execute(probe.insertOf(tenant(i), key(i)));
                }
            }
        });
    }

    static String tenant(int number) {
        return "tenant-" + number;
    }

    /** The key of a tenant's row, the same in every table. */
    static String key(int number) {
        return new UUID(0, number).toString();
    }
}
