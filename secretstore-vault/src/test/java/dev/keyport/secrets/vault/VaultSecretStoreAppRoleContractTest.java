package dev.keyport.secrets.vault;

import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.tck.SecretStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Every call finds the token of the one before expired, but for calls beside each other, under which time stands still. */
class VaultSecretStoreAppRoleContractTest extends SecretStoreContract {

    private final Thread test = Thread.currentThread();
    private final FakeVault vault = new FakeVault();
    private final SecretStore store = VaultSecretStore.open(vault.appRoleConfig(), vault.clock);

    @AfterEach
    void close() {
        vault.close();
    }

    @Override
    protected SecretStore store() {
        if (Thread.currentThread().equals(test)) {
            vault.clock.advance(Duration.ofMinutes(30));
        }
        return store;
    }
}
