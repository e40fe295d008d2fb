package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantChanges;
import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.internal.jdbi.DueCredentials.Due;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What can be read and changed in one transaction of a tenant. Must not leave the work that it was given to. */
public final class TenantTransaction {

    private final Handle handle;
    private final Caller caller;

    TenantTransaction(Handle handle, Caller caller) {
        this.handle = handle;
        this.caller = caller;
    }

    /** The connections of the tenant. */
    public StoredConnections connections() {
        return new StoredConnections(handle, caller);
    }

    /** What is found out about them. */
    public Observations observations() {
        return new Observations(handle, caller);
    }

    /** Lets nobody else choose what serves this domain of the tenant until the transaction ends. */
    public void lockDomain(IntegrationDomain domain) {
        ConnectionRows.lockDomain(handle, caller, domain);
    }

    /**
     * Makes this provider the active one, with a configuration that it accepts, switched off if it was not active; a null config
     * keeps what is stored.
     */
    public ConnectionDetails select(IntegrationDomain domain, ProviderSlug provider, @Nullable String config) {
        return ConnectionRows.select(handle, caller, domain, provider, config);
    }

    /** Lets a stored version of the credential count from now on, for its destination. */
    public void pointToCredential(UUID connection, NewCredential credential) {
        CredentialRows.pointTo(handle, caller, connection, credential);
    }

    /** Binds the credential that counts to a destination. */
    public void bindCredential(UUID connection, String destination) {
        CredentialRows.bind(handle, caller, connection, destination);
    }

    /** Lets no credential count; what ever did may be deleted at once. */
    public ConnectionRow forgetCredential(UUID connection) {
        return CredentialRows.forget(handle, caller, connection);
    }

    /** The connection, while what makes it due has not changed. */
    public Optional<ConnectionRow> find(Due due) {
        return CredentialRows.due(handle, caller, due.connection(), due.until());
    }

    /** Notes that nothing is left to delete, unless the credential changed in the meantime. */
    public void swept(Due due) {
        CredentialRows.swept(handle, caller, due.connection(), due.until());
    }

    /** What results say of a connection. */
    public HealthRows health() {
        return new HealthRows(handle, caller);
    }

    /** The jobs of the tenant. */
    public JobRows jobs() {
        return new JobRows(handle, caller);
    }

    /** The stored settings; empty when the tenant never chose. */
    public Optional<TenantSettings> settings() {
        return SettingsRows.find(handle, caller);
    }

    /** The stored settings, made when there are none, locked until the transaction ends. */
    public TenantSettings lockSettings() {
        return SettingsRows.lock(handle, caller);
    }

    public void updateSettings(TenantSettings settings) {
        SettingsRows.update(handle, caller, settings);
    }

    /** Writes an event: what it tells and the event are kept together or not at all. */
    public void log(Event event) {
        EventWrites.insert(handle, caller, event);
    }

    /** Tells every node, when the transaction commits, that the tenant's configuration changed. */
    public void announce() {
        TenantChanges.announce(handle, caller.tenant());
    }
}
