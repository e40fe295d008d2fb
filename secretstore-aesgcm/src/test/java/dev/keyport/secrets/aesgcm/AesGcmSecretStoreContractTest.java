package dev.keyport.secrets.aesgcm;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.tck.SecretStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class AesGcmSecretStoreContractTest {

    private static final HikariDataSource OF_A_RING = SecretDatabase.pool(SecretDatabase.create());
    private static final HikariDataSource OF_ANOTHER_SYSTEM = SecretDatabase.pool(SecretDatabase.create());

    @AfterAll
    static void closePools() {
        OF_A_RING.close();
        OF_ANOTHER_SYSTEM.close();
    }

    @Nested
    class KeysOfARing extends SecretStoreContract {

        @Override
        protected SecretStore store() {
            return AesGcmSecretStore.open(new TenantDatabase(OF_A_RING), TestKeys.ring(1), CryptoProvider.JDK);
        }
    }

    @Nested
    class KeysOfARingByBouncyCastle extends SecretStoreContract {

        @Override
        protected SecretStore store() {
            return AesGcmSecretStore.open(
                    new TenantDatabase(OF_A_RING), TestKeys.ring(1), CryptoProvider.BOUNCY_CASTLE);
        }
    }

    @Nested
    class KeyOfAnotherSystem extends SecretStoreContract {

        @Override
        protected SecretStore store() {
            return AesGcmSecretStore.open(
                    new TenantDatabase(OF_ANOTHER_SYSTEM), TestKeys.wrapper(1), CryptoProvider.JDK);
        }
    }
}
