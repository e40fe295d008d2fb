package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.process.CanarySearch.Hit;
import dev.keyport.testing.Drill;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drill 3: secrets that are handed to the host in every way are searched for in everything that it leaves, answers and remembers.
 * In each place something planted is searched for as well, and must be found.
 */
@Tag("drill")
class CanaryDrillIT {

    private static final int ALL_WAYS = 66;
    private static final List<String> TENANTS =
            IntStream.range(0, 5).mapToObj(number -> "canary" + number).toList();

    /** What stands between a key and its row, one thing at a time; each is undone by the statement behind it. */
    private static final List<List<String>> TROUBLES = List.of(
            List.of(
                    "revoke insert on keyport.secret from keyport_secret",
                    "grant insert on keyport.secret to keyport_secret"),
            List.of(
                    "alter table keyport.secret add constraint in_trouble check (octet_length(blob) < 0) not valid",
                    "alter table keyport.secret drop constraint in_trouble"),
            List.of(
                    "alter table keyport.event add constraint in_trouble check (false) not valid",
                    "alter table keyport.event drop constraint in_trouble"),
            List.of("alter table keyport.secret rename to away", "alter table keyport.away rename to secret"),
            List.of("alter role keyport_app connection limit 0", "alter role keyport_app connection limit -1"));

    @TempDir
    static Path temporary;

    private final Random random = new Random(20_260_226);
    private final List<Canary> canaries = IntStream.range(0, Drill.size(ALL_WAYS, 1_000))
            .mapToObj(number -> Canary.of(number, random))
            .toList();
    private final Canary planted = Canary.plain(-1, random);
    private DrillFolder folder;

    /** What was searched, and what was found of the secrets and of what was planted. */
    private record Searched(String place, List<Hit> hits, List<Hit> plantedHits) {

        @Override
        public String toString() {
            return place;
        }
    }

    @Test
    void secrets_handedOverInEveryWay_areNowhereInTheClear() throws Exception {
        folder = new DrillFolder(temporary.toRealPath());
        List<Searched> searched = new ArrayList<>();
        try (HostProcess host = HostProcess.development(folder.path())) {
            CanaryRequests requests = new CanaryRequests(host.awaitListening());
            ProcessHandle process = HeapDump.newestChild();
            logEverything();
            plant(requests);
            for (String tenant : TENANTS) {
                requests.prepare(tenant);
            }
            handOver(requests);
            handOverInTrouble(requests);
            requests.use(planted.text());
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            Path dump = HeapDump.of(process, folder.path());
            searched.add(search("heap", Files.readAllBytes(dump)));
            Files.delete(dump);
            searched.add(search("answers", requests.answers()));
            searched.add(search("standard output", host.out().getBytes(StandardCharsets.UTF_8)));
            searched.add(search("rows", rows().getBytes(StandardCharsets.UTF_8)));
            writeOut();
            searched.add(searchFiles("write-ahead log", ".keyport/postgresql-18/pg_wal"));
            searched.add(searchFiles("database", ".keyport/postgresql-18/base"));
            searched.add(
                    search("database log", Files.readAllBytes(folder.path().resolve(".keyport/postgresql-18.log"))));
            searched.add(searchFiles("working folder", ""));
            assertThat(host.err()).isEmpty();
            System.out.printf(
                    Locale.ROOT,
                    "drill 3: %,d secrets, %,d answers%n",
                    canaries.size(),
                    requests.statuses().size());
            host.stop();
        }
        searched.forEach(CanaryDrillIT::print);
        assertThat(searched)
                .filteredOn(place -> place.plantedHits().isEmpty())
                .as("places in which what was planted is not found")
                .isEmpty();
        assertThat(searched.stream().flatMap(place -> place.hits().stream()))
                .as("secrets in the clear")
                .isEmpty();
        assertThat(CanarySearch.forms(searched.get(searched.size() - 1).plantedHits()))
                .as("forms of the planted")
                .contains("raw", "hex", "HEX", "percent", "base64+0", "base64+1", "base64+2", "UTF-16LE", "UTF-16BE");
    }

    private static void print(Searched place) {
        System.out.printf(
                Locale.ROOT,
                "drill 3: %s: %d hits; of the planted %d%n",
                place.place(),
                place.hits().size(),
                place.plantedHits().size());
    }

    /** More than anybody should: every statement with its parameters. Secrets are sealed before they become one. */
    private void logEverything() throws IOException, SQLException {
        execute(
                "alter system set log_statement = 'all'",
                "alter system set log_min_duration_statement = 0",
                "alter system set log_parameter_max_length = -1",
                "alter system set log_parameter_max_length_on_error = -1",
                "select pg_reload_conf()");
    }

    /** A tenant's name is logged and its configuration shown, and both are remembered while they are used. */
    private void plant(CanaryRequests requests) throws Exception {
        requests.prepare(planted.text());
        requests.use(planted.text());
        byte[] bytes = planted.text().getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>(List.of(
                bytes,
                planted.text().getBytes(StandardCharsets.UTF_16LE),
                planted.text().getBytes(StandardCharsets.UTF_16BE)));
        for (String text : List.of(
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                HexFormat.of().withPrefix("%").formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("x" + planted.text()).getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("xy" + planted.text()).getBytes(StandardCharsets.UTF_8)),
                URLEncoder.encode(planted.text(), StandardCharsets.UTF_8))) {
            forms.add(text.getBytes(StandardCharsets.US_ASCII));
        }
        execute(
                "create table public.planted (form bytea)",
                "comment on table public.planted is '" + planted.text() + "'");
        try (Connection superuser = folder.superuser();
                PreparedStatement insert =
                        superuser.prepareStatement("insert into public.planted select unnest(?::bytea[])")) {
            insert.setArray(1, superuser.createArrayOf("bytea", forms.toArray(byte[][]::new)));
            insert.execute();
        }
    }

    private void handOver(CanaryRequests requests) throws Exception {
        int way = 0;
        for (Canary canary : canaries) {
            String tenant = TENANTS.get(canary.number() % TENANTS.size());
            boolean store = canary.number() % (canary.number() < ALL_WAYS ? 8 : 2) == 0;
            if (store) {
                requests.store(canary, tenant);
            } else {
                requests.misplace(canary, tenant, way++);
            }
        }
        assertThat(way).isGreaterThanOrEqualTo(CanaryRequests.ways());
    }

    private void handOverInTrouble(CanaryRequests requests) throws Exception {
        int number = 0;
        for (List<String> trouble : TROUBLES) {
            execute(
                    trouble.get(0),
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'keyport_app'");
            assertThat(requests.storeInTrouble(canaries.get(number++), TENANTS.get(0)))
                    .as(trouble.get(0))
                    .isIn(500, 503);
            execute(trouble.get(1));
        }
    }

    private void writeOut() throws IOException, SQLException {
        execute("checkpoint", "select pg_switch_wal()", "checkpoint");
    }

    /** Every row of every table, as text. */
    private String rows() throws IOException, SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection superuser = folder.superuser()) {
            for (String table : DrillFolder.query(
                    superuser,
                    "select oid::regclass from pg_class where relkind = 'r'"
                            + " and relnamespace in ('keyport'::regnamespace, 'public'::regnamespace)")) {
                all.append(DrillFolder.query(superuser, "select t::text from " + table + " t"));
            }
        }
        return all.toString();
    }

    private Searched search(String place, byte[] bytes) {
        return new Searched(
                place,
                new CanarySearch(canaries).in(place, bytes),
                new CanarySearch(List.of(planted)).in(place, bytes));
    }

    private Searched searchFiles(String place, String path) throws IOException {
        Path under = folder.path().resolve(path);
        return new Searched(
                place, new CanarySearch(canaries).inFiles(under), new CanarySearch(List.of(planted)).inFiles(under));
    }

    private void execute(String... statements) throws IOException, SQLException {
        try (Connection superuser = folder.superuser();
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
