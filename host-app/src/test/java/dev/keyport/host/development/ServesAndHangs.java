package dev.keyport.host.development;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process that starts the database server, commits a row, and waits to be killed. */
final class ServesAndHangs {

    private ServesAndHangs() {}

    public static void main(String[] args) throws IOException, SQLException {
        DataFolder folder = DataFolder.open(Path.of(args[0]));
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder);
        Sql.execute(server, "create table kept (value text)");
        Sql.execute(server, "insert into kept values ('committed')");
        System.out.println(server.port());
        while (System.in.read() >= 0) {}
    }
}
