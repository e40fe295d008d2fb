package dev.keyport.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.StartCheck;
import dev.keyport.host.settings.DatabaseSettings;
import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.SettingException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of the runtime user, and what must be true of the database before it is used. */
final class HostDatabase {

    /** Long enough for a crowd that wants to change one connection, and must wait for each other. */
    private static final long WAIT_MILLIS = 5_000;

    /** A server that accepts and never answers must not hold up a refusal. */
    private static final int CONNECT_SECONDS = 2;

    private HostDatabase() {}

    static DataSource dataSource(DatabaseSettings settings) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try {
            dataSource.setUrl(settings.jdbcUrl());
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.DATABASE_URL, "is not a JDBC URL of PostgreSQL");
        }
        dataSource.setUser(settings.login().name());
        dataSource.setPassword(settings.login().password().revealUtf8());
        dataSource.setApplicationName("keyport");
        dataSource.setConnectTimeout(CONNECT_SECONDS);
        dataSource.setLoginTimeout(CONNECT_SECONDS);
        dataSource.setTcpKeepAlive(true);
        dataSource.setLogServerErrorDetail(false);
        return dataSource;
    }

    static HikariDataSource pool(DataSource unpooled, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("keyport");
        config.setDataSource(unpooled);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /**
     * Returns when the database has the schema of this release and keeps tenants apart.
     *
     * @throws SettingException when it cannot be used with these settings
     * @throws StartRefusedException when it does not keep tenants apart
     */
    static void check(DataSource dataSource) {
        checkSchema(dataSource);
        try {
            List<String> isolation = new StartCheck(dataSource).isolationProblems();
            if (!isolation.isEmpty()) {
                throw new StartRefusedException(
                        "tenants are not kept apart in this database: " + String.join("; ", isolation));
            }
        } catch (SQLException e) {
            throw DatabaseRefusal.ofRuntime(e);
        }
    }

    /**
     * Returns when the database has the schema of this release.
     *
     * @throws SettingException when it has not, or cannot be used with these settings
     */
    static void checkSchema(DataSource dataSource) {
        try {
            List<String> schema = new StartCheck(dataSource).schemaProblems();
            if (!schema.isEmpty()) {
                throw new SettingException(Setting.DATABASE_URL, String.join("; ", schema));
            }
        } catch (SQLException e) {
            throw DatabaseRefusal.ofRuntime(e);
        }
    }
}
