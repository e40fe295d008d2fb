package dev.keyport.host.process;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A working folder of its own, whose host seals with the key 1 that it made, or with another. */
record DrillFolder(Path path) {

    /** The settings of a host on a free port, with the key that it makes itself. */
    static final Map<String, String> OWN_KEY = Map.of("KEYPORT_PORT", "0");

    private static final String KEY_2;

    static {
        byte[] key = new byte[32];
        new Random(20_260_223).nextBytes(key);
        KEY_2 = Base64.getEncoder().encodeToString(key);
    }

    /** The settings of a host with both keys. */
    Map<String, String> bothKeys(int active) throws IOException {
        return Map.of("KEYPORT_PORT", "0", "INTEGRATION_ENCRYPTION_KEYS", keys(active) + "," + keys(3 - active));
    }

    KeyRing onlyKey(int id) throws IOException {
        return KeyRing.parse(keys(id));
    }

    KeyRing ring() throws IOException {
        return KeyRing.parse(keys(1) + "," + keys(2));
    }

    private String keys(int id) throws IOException {
        return id + ":" + (id == 1 ? secret("integration-encryption-key") : KEY_2);
    }

    /** Connections of the runtime user. */
    HikariDataSource runtime() throws IOException {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl());
        pool.setUsername("keyport_app");
        pool.setPassword(secret("database-runtime-password"));
        pool.setMaximumPoolSize(2);
        return pool;
    }

    /** A connection of the superuser, whom no policy binds. */
    Connection superuser() throws IOException, SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", secret("postgresql-superuser"));
    }

    /** What a query finds, the columns of a row separated by {@code |}. */
    static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", row));
            }
        }
        return found;
    }

    private String jdbcUrl() throws IOException {
        String port =
                Files.readString(path.resolve(".keyport/postgresql-18.port")).strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/keyport";
    }

    private String secret(String name) throws IOException {
        return Files.readString(path.resolve(".keyport/keys").resolve(name)).strip();
    }
}
