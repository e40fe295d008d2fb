package dev.keyport.host;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.DatabaseUnavailableException;
import dev.keyport.database.IsolationCheck;
import dev.keyport.database.IsolationReport;
import dev.keyport.database.IsolationVerification;
import dev.keyport.database.TenantDatabase;
import dev.keyport.host.development.DevelopmentAccess;
import dev.keyport.host.report.IsolationPrint;
import dev.keyport.host.report.KeyReport;
import dev.keyport.host.report.RotationDisplay;
import dev.keyport.host.settings.DatabaseSettings;
import dev.keyport.host.settings.MaintenanceSettings;
import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.SettingException;
import dev.keyport.secrets.aesgcm.InvalidKeyException;
import dev.keyport.secrets.aesgcm.KeyInventory;
import dev.keyport.secrets.aesgcm.KeyRing;
import dev.keyport.secrets.aesgcm.KeyRotation;
import dev.keyport.secrets.aesgcm.RotationReport;
import dev.keyport.secrets.aesgcm.SwapVerification;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/** The commands that look after a database beside running hosts. Each returns the exit code of the process. */
final class Maintenance {

    private static final int FINDINGS = 1;

    private final MaintenanceSettings settings;
    private final PrintWriter out;
    private final boolean json;

    Maintenance(MaintenanceSettings settings, PrintWriter out, boolean json) {
        this.settings = settings;
        this.out = out;
        this.json = json;
    }

    int rotateKeys() {
        KeyRing ring = keys();
        return onDatabase(database -> {
            RotationReport report;
            try (RotationDisplay display = RotationDisplay.onStandardError()) {
                report =
                        KeyRotation.of(database, ring, settings.keys().crypto()).run(display);
            } catch (InvalidKeyException e) {
                throw settings.keys().refusal(e);
            }
            KeyReport.print(report, new KeyInventory(database, ring).keys(), out, json);
            return report.complete() ? 0 : FINDINGS;
        });
    }

    int verifyKeys(Optional<Long> retired) {
        KeyRing ring = keys();
        return onDatabase(database ->
                KeyReport.print(new KeyInventory(database, ring).keys(), retired, out, json) ? 0 : FINDINGS);
    }

    int verifyIsolation() {
        DataSource unpooled = HostDatabase.dataSource(database());
        HostDatabase.checkSchema(unpooled);
        IsolationCheck swaps = ringIfAny()
                .map(ring -> new SwapVerification(
                                new TenantDatabase(unpooled),
                                ring,
                                settings.keys().crypto())
                        .run())
                .orElseGet(SwapVerification::notTried);
        try {
            IsolationReport report = new IsolationVerification(unpooled).run().and(List.of(swaps));
            return IsolationPrint.print(report, out, json) ? 0 : FINDINGS;
        } catch (SQLException e) {
            throw DatabaseRefusal.ofRuntime(e);
        }
    }

    private Optional<KeyRing> ringIfAny() {
        boolean development = settings.target() instanceof MaintenanceSettings.Development;
        return development ? Optional.of(keys()) : settings.keys().ring();
    }

    private int onDatabase(ToIntFunction<TenantDatabase> work) {
        DataSource unpooled = HostDatabase.dataSource(database());
        HostDatabase.check(unpooled);
        try (HikariDataSource pool = HostDatabase.pool(unpooled, 1)) {
            return work.applyAsInt(new TenantDatabase(pool));
        } catch (DatabaseUnavailableException e) {
            throw new StartRefusedException("the database stopped answering; run the command again");
        }
    }

    private DatabaseSettings database() {
        if (settings.target() instanceof MaintenanceSettings.Production production) {
            return production.database();
        }
        return development().database();
    }

    private KeyRing keys() {
        if (settings.keys().ring().isEmpty() && settings.target() instanceof MaintenanceSettings.Development) {
            return development().keys();
        }
        return settings.keys().required();
    }

    private DevelopmentAccess development() {
        MaintenanceSettings.Development target = (MaintenanceSettings.Development) settings.target();
        return DevelopmentAccess.of(target.data())
                .orElseThrow(() -> new SettingException(
                        Setting.DATABASE_URL,
                        "is required: there is no data folder of the development mode here to look into instead"));
    }
}
