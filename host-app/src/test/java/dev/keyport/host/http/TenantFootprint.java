package dev.keyport.host.http;

import dev.keyport.host.HostUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is stored for a tenant, as the superuser sees it. */
record TenantFootprint(List<String> rows, List<String> documents) {

    static TenantFootprint of(HostUnderTest host, String tenant) throws IOException, SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection superuser = host.superuser()) {
            for (String table : tablesOfTenants(superuser)) {
                rows.addAll(list(
                        superuser,
                        "select '" + table + " ' || t from " + table + " t where tenant_id = '" + tenant
                                + "' order by t::text"));
            }
        }
        try (Stream<Path> files = Files.walk(host.documents(tenant))) {
            return new TenantFootprint(
                    rows,
                    files.filter(Files::isRegularFile)
                            .sorted()
                            .map(TenantFootprint::describe)
                            .toList());
        }
    }

    private static List<String> tablesOfTenants(Connection superuser) throws SQLException {
        return list(
                superuser,
                "select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid"
                        + " where c.relnamespace = 'keyport'::regnamespace and c.relkind in ('r', 'p')"
                        + " and not c.relispartition and a.attname = 'tenant_id' and not a.attisdropped order by 1");
    }

    private static List<String> list(Connection superuser, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String describe(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file) + " "
                    + HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
