package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a pool of one connection, so that whatever one statement leaves behind meets the next. */
class RowCopyTest {

    private static final Caller CALLER = Caller.system(new TenantId("acme"));

    private final HikariDataSource pool = new HikariDataSource();
    private final TenantDatabase database;

    RowCopyTest() {
        pool.setDataSource(Migrated.runtime(Migrated.database()));
        pool.setMaximumPoolSize(1);
        database = new TenantDatabase(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void out_rows_arriveOneByOneWithTheirEnds() {
        List<String> rows = new ArrayList<>();

        copy(
                "select n, 'a' || E'\\n' from generate_series(1, 2) n",
                row -> rows.add(new String(row, StandardCharsets.UTF_8)));

        assertThat(rows).containsExactly("1,\"a\n\"\n", "2,\"a\n\"\n");
    }

    @Test
    void out_sinkThatFailsAtAnyRow_leavesAConnectionThatAnswersRightly() {
        for (int last : new int[] {1, 2, 3, 10, 99, 1_000, 9_999, 10_000, 50_000}) {
            for (int round = 0; round < 3; round++) {
                IOException planted = new IOException("planted");
                int[] seen = {0};
                assertThatThrownBy(() -> copy("select n, repeat('x', 100) from generate_series(1, 50000) n", row -> {
                            if (++seen[0] == last) {
                                throw planted;
                            }
                        }))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasCause(planted);
                assertThat(seen[0]).isEqualTo(last);
                for (int i = 0; i < 3; i++) {
                    String asked = last + "/" + i;
                    assertThat(database.query(
                                    CALLER,
                                    "select :asked || keyport.tenant()",
                                    query -> query.bind("asked", asked),
                                    (row, context) -> row.getString(1)))
                            .containsExactly(asked + "acme");
                }
            }
        }
    }

    @Test
    void out_serverThatFailsInTheMiddle_throwsAndLeavesAConnectionThatAnswers() {
        List<byte[]> rows = new ArrayList<>();

        assertThatThrownBy(() -> copy("select 1 / (1000 - n) from generate_series(1, 2000) n", rows::add))
                .hasMessageContaining("division by zero");

        assertThat(rows).hasSize(999);
        database.ping();
    }

    @Test
    void out_rowsOfOtherTenants_areNotThere() {
        database.inTransaction(
                CALLER,
                handle -> handle.execute(
                        "insert into keyport.event"
                                + " (tenant_id, level, type, message, actor) values ('acme', 'info', 'x.y', 'mine', 'system')"));
        List<byte[]> rows = new ArrayList<>();

        database.inTransaction(Caller.system(new TenantId("globex")), handle -> {
            RowCopy.out(handle, "copy (select message from keyport.event) to stdout (format csv)", rows::add);
            return true;
        });

        assertThat(rows).isEmpty();
    }

    private void copy(String query, RowCopy.RowSink sink) {
        database.inTransaction(CALLER, handle -> {
            RowCopy.out(handle, "copy (" + query + ") to stdout (format csv)", sink);
            return true;
        });
    }
}
