package dev.keyport.benchmarks.database;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.CryptoProvider;
import dev.keyport.secrets.aesgcm.KeyRing;
import dev.keyport.secrets.aesgcm.KeyRotation;
import dev.keyport.secrets.aesgcm.RotationProgress;
import dev.keyport.secrets.aesgcm.RotationReport;
import java.sql.SQLException;
import java.util.Locale;

/** How many secrets a rotation moves in a second, with one thread and PostgreSQL on the same machine. */
public final class RotationRate {

    private static final int SECRETS_OF_A_TENANT = 4;

    /**
     * Rotates to a second key, and back again, so that the second half of the runs is warm.
     *
     * @param tenants each has four secrets and the key of its fingerprints
     * @return a table in Markdown
     * @throws SQLException when the server cannot be started
     */
    public String run(int tenants, int rounds) throws SQLException {
        StringBuilder table =
                new StringBuilder("| rotation | secrets | seconds | secrets in a second |\n|---|---|---|---|\n");
        String first = "1:" + DurableDatabase.newKey(1);
        String second = "2:" + DurableDatabase.newKey(2);
        try (DurableDatabase database = new DurableDatabase()) {
            TenantDatabase door = new TenantDatabase(database.runtime());
            fill(AesGcmSecretStore.open(door, KeyRing.parse(first)), tenants);
            for (int round = 1; round <= rounds; round++) {
                KeyRing ring = KeyRing.parse(round % 2 == 1 ? second + "," + first : first + "," + second);
                long start = System.nanoTime();
                RotationReport report =
                        KeyRotation.of(door, ring, CryptoProvider.JDK).run(RotationProgress.NONE);
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!report.complete()) {
                    throw new IllegalStateException("the rotation left something behind");
                }
                table.append(String.format(
                        Locale.ROOT,
                        "| %d | %,d | %.1f | %,.0f |\n",
                        round,
                        report.moved(),
                        seconds,
                        report.moved() / seconds));
            }
        }
        return table.toString();
    }

    private static void fill(SecretStore store, int tenants) {
        for (int tenant = 0; tenant < tenants; tenant++) {
            Caller caller = Caller.system(new TenantId("tenant" + tenant));
            for (int i = 0; i < SECRETS_OF_A_TENANT; i++) {
                try (Secret secret = Secret.ofUtf8("sk_live_0123456789abcdefghijklmnopqrstuv")) {
                    store.store(caller, new SecretName("ai:provider" + i + ":api_key"), secret);
                }
            }
        }
    }
}
