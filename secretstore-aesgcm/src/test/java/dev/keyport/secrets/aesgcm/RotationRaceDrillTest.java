package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows.Change;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows.Sealed;
import dev.keyport.testing.Drill;
import dev.keyport.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drill 2, the worst moment: a secret changes between the reading and the writing of a rotation. */
@Tag("drill")
class RotationRaceDrillTest {

    private static final Caller ACME = Caller.system(new TenantId("acme"));
    private static final SecretVersion FIRST = new SecretVersion(1);

    private final TestDatabase postgres = SecretDatabase.create();
    private final HikariDataSource pool = SecretDatabase.pool(postgres);
    private final TenantDatabase door = new TenantDatabase(pool);
    private final SecretStore before = AesGcmSecretStore.open(door, TestKeys.ring(1));
    private final SecretStore store = AesGcmSecretStore.open(door, DrillRotation.BOTH);
    private final RotationRows rows = new RotationRows(door);
    private final Kps1 format = new Kps1(new LocalWrapping(DrillRotation.BOTH), CryptoProvider.JDK, new SecureRandom());

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void replace_secretThatWasChangedMeanwhile_neverTakesTheChangeBack() throws Exception {
        int wins = 0;
        for (int i = 0; i < Drill.size(30, 1_000); i++) {
            SecretName name = new SecretName("ai:p" + i + ":api_key");
            put(before, name, "old");
            Sealed read = read(name);
            put(store, name, "new");
            if (i % 2 == 0) {
                store.deleteThrough(ACME, name, FIRST);
            }

            int replaced = replace(rewrapped(read));

            assertThat(replaced).isEqualTo(i % 2);
            assertThat(opened(name)).isEqualTo("new");
            wins++;
        }
        System.out.println("drill 2: " + wins + " new keys stored between reading and writing, and all of them won");
    }

    @Test
    void replace_secretThatWasRevokedMeanwhile_staysRevoked() throws Exception {
        SecretName name = new SecretName("ai:revoked:api_key");
        put(before, name, "old");
        Sealed read = read(name);
        store.delete(ACME, name);

        assertThat(replace(rewrapped(read))).isZero();

        assertThatThrownBy(() -> store.retrieve(ACME, name)).isInstanceOf(SecretNotFoundException.class);
    }

    @Test
    void replace_secretThatAnotherRotationMoved_staysAsThatLeftIt() throws Exception {
        SecretName name = new SecretName("ai:moved:api_key");
        put(before, name, "old");
        Sealed read = read(name);
        Change first = rewrapped(read);
        assertThat(replace(first)).isOne();

        assertThat(replace(rewrapped(read))).isZero();

        assertThat(stored(name).blob()).isEqualTo(first.blob());
        assertThat(opened(name)).isEqualTo("old");
    }

    private int replace(Change change) {
        return rows.replace(ACME, List.of(change), false);
    }

    private Sealed read(SecretName name) {
        return rows.secrets(ACME, 1, 2, "", 0, 1_000).stream()
                .filter(row -> row.name().equals(name.value()))
                .findFirst()
                .orElseThrow();
    }

    private Sealed stored(SecretName name) {
        return rows.anySecrets(ACME, 1, 10).stream()
                .filter(row -> row.name().equals(name.value()))
                .findFirst()
                .orElseThrow();
    }

    private Change rewrapped(Sealed sealed) throws UnsealException {
        SealContext context =
                new SealContext(ACME.tenant(), new SecretName(sealed.name()), new SecretVersion(sealed.version()));
        return new Change(sealed, format.rewrap(context, sealed.blob()));
    }

    private static void put(SecretStore to, SecretName name, String value) {
        try (Secret secret = Secret.ofUtf8(value)) {
            to.store(ACME, name, secret);
        }
    }

    private String opened(SecretName name) {
        try (Secret secret = store.retrieve(ACME, name)) {
            return secret.revealUtf8();
        }
    }
}
