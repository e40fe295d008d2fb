package dev.keyport.host.process;

import dev.keyport.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A database for a host in production mode, and the settings that go with it. */
record ProductionSettings(TestDatabase database, Map<String, String> serve) {

    static final String KEY = "XBqwaNDNfR8X7FALvkU0TjXOejYp26eLUejWEjyiO/s=";

    static final String RUNTIME_PASSWORD = "runtime-password-of-this-test";

    /** With the address of the issuer's keys and no document storage. */
    static ProductionSettings of(TestDatabase database, String issuer, String audience, String jwksUrl) {
        return new ProductionSettings(
                database,
                Map.of(
                        "KEYPORT_PORT", "0",
                        "KEYPORT_DATABASE_URL", database.jdbcUrl(),
                        "KEYPORT_DATABASE_PASSWORD", RUNTIME_PASSWORD,
                        "INTEGRATION_ENCRYPTION_KEY", KEY,
                        "KEYPORT_JWT_ISSUER", issuer,
                        "KEYPORT_JWT_AUDIENCE", audience,
                        "KEYPORT_JWT_JWKS_URL", jwksUrl));
    }

    static ProductionSettings of(TestDatabase database) {
        return of(database, "https://issuer.example", "keyport-test", "http://127.0.0.1:9/jwks");
    }

    Map<String, String> migrate() {
        Map<String, String> settings = new HashMap<>(serve);
        settings.put("KEYPORT_DATABASE_ADMIN_USER", database.adminUser());
        settings.put("KEYPORT_DATABASE_ADMIN_PASSWORD", database.adminPassword());
        return settings;
    }

    Map<String, String> with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(serve);
        settings.putAll(more);
        return settings;
    }

    /** Runs {@code migrate} as its own process. */
    HostProcess.Exit runMigrate(Path folder) throws Exception {
        try (HostProcess host = HostProcess.start(folder, migrate(), "migrate")) {
            return host.awaitExit(Duration.ofSeconds(30));
        }
    }
}
