package dev.keyport.benchmarks.database;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The newest version of one secret of one tenant of a hundred, by four ways. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadSecretBenchmark {

    private static final SecretName NAME = new SecretName("accounting:xero:api_key");
    private static final Caller CALLER = Caller.system(new TenantId("tenant50"));
    private static final String SELECT = "select version, blob from keyport.secret where tenant_id = :tenant"
            + " and name = :name order by version desc limit 1";

    private final DurableDatabase database;
    private final Jdbi runtime;
    private final Jdbi superuser;
    private final TenantDatabase door;
    private final SecretStore store;

    public ReadSecretBenchmark() {
        try {
            database = new DurableDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        runtime = Jdbi.create(database.runtime());
        superuser = Jdbi.create(database.superuser());
        TenantDatabase any = new TenantDatabase(database.runtime());
        door = any.as(DatabaseRole.SECRET);
        store = AesGcmSecretStore.open(any, KeyRing.ofSingleKey(DurableDatabase.newKey(1)));
    }

    @Setup
    public void storeSecrets() {
        for (int tenant = 0; tenant < 100; tenant++) {
            try (Secret secret = Secret.ofUtf8("sk_live_0123456789abcdefghijklmnopqrstuv")) {
                store.store(Caller.system(new TenantId("tenant" + tenant)), NAME, secret);
            }
        }
    }

    @TearDown
    public void close() {
        database.close();
    }

    /** No policies, no context: the least that JDBI does. */
    @Benchmark
    public byte[] withoutPolicies() {
        return superuser.withHandle(ReadSecretBenchmark::select);
    }

    /** As most would write it: begin, context, statement, commit. */
    @Benchmark
    public byte[] naiveTransaction() {
        return runtime.inTransaction(handle -> {
            handle.createQuery("select set_config('role', 'keyport_secret', true),"
                            + " set_config('keyport.tenant', :tenant, true), set_config('keyport.role', 'system', true),"
                            + " set_config('keyport.actor', 'system', true)")
                    .bind("tenant", CALLER.tenant().value())
                    .map((row, context) -> true)
                    .one();
            return select(handle);
        });
    }

    /** Through the door: context and statement in one message. */
    @Benchmark
    public byte[] door() {
        return door.query(
                        CALLER,
                        SELECT,
                        query -> query.bind("tenant", CALLER.tenant().value()).bind("name", NAME.value()),
                        (row, context) -> row.getBytes("blob"))
                .get(0);
    }

    /** Through the door, and opened. */
    @Benchmark
    public int doorAndOpen() {
        try (Secret secret = store.retrieve(CALLER, NAME)) {
            return secret.length();
        }
    }

    private static byte[] select(Handle handle) {
        return handle.createQuery(SELECT)
                .bind("tenant", CALLER.tenant().value())
                .bind("name", NAME.value())
                .map((row, context) -> row.getBytes("blob"))
                .one();
    }
}
