package dev.keyport.secrets.vault;

import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.tck.SecretStoreContract;
import org.junit.jupiter.api.AfterEach;

class VaultSecretStoreContractTest extends SecretStoreContract {

    private final FakeVault vault = new FakeVault();
    private final SecretStore store = VaultSecretStore.open(vault.config(), vault.clock);

    @AfterEach
    void close() {
        vault.close();
    }

    @Override
    protected SecretStore store() {
        return store;
    }
}
