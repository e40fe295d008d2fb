package dev.keyport.registry;

import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;

/** A store that does something after it stored, and before it deletes. */
class GatedStore implements SecretStore {

    private final SecretStore store;

    GatedStore(SecretStore store) {
        this.store = store;
    }

    void afterStoring() {}

    void beforeDeleting(Caller caller, SecretName name) {}

    @Override
    public StoredSecret store(Caller caller, SecretName name, Secret secret) {
        StoredSecret stored = store.store(caller, name, secret);
        afterStoring();
        return stored;
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name) {
        return store.retrieve(caller, name);
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name, SecretVersion version) {
        return store.retrieve(caller, name, version);
    }

    @Override
    public void delete(Caller caller, SecretName name) {
        beforeDeleting(caller, name);
        store.delete(caller, name);
    }

    @Override
    public void deleteThrough(Caller caller, SecretName name, SecretVersion version) {
        beforeDeleting(caller, name);
        store.deleteThrough(caller, name, version);
    }

    @Override
    public boolean exists(Caller caller, SecretName name) {
        return store.exists(caller, name);
    }
}
