package dev.keyport.secrets.aesgcm;

import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.tck.SecretStoreContract;

class AesGcmSecretStoreContractTest extends SecretStoreContract {

    private final SecretStore store =
            AesGcmSecretStore.open(SecretDatabase.door(SecretDatabase.create()), TestKeys.ring(1));

    @Override
    protected SecretStore store() {
        return store;
    }
}
