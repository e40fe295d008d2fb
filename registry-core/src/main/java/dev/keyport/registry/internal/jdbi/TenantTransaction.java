package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantChanges;
import dev.keyport.port.Caller;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.internal.jdbi.DueCredentials.Due;
import java.util.List;
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

    /** The active connection of each domain that has one. */
    public List<ConnectionRow> activeConnections() {
        return ConnectionRows.active(handle, caller);
    }

    /** The active connection of a domain. */
    public Optional<ConnectionRow> active(IntegrationDomain domain) {
        return ConnectionRows.active(handle, caller, domain);
    }

    /** The active connection of a domain, which nobody else changes until the transaction ends. */
    public Optional<ConnectionRow> lockActive(IntegrationDomain domain) {
        return ConnectionRows.lockActive(handle, caller, domain);
    }

    /** Lets nobody else select a provider for this domain of the tenant until the transaction ends. */
    public void lockDomain(IntegrationDomain domain) {
        ConnectionRows.lockDomain(handle, caller, domain);
    }

    /** Makes this provider the active one, switched off if it was not active; a null config keeps what is stored. */
    public ConnectionRow activate(IntegrationDomain domain, ProviderSlug provider, @Nullable String config) {
        return ConnectionRows.activate(handle, caller, domain, provider, config);
    }

    public ConnectionRow setEnabled(UUID connection, boolean enabled) {
        return ConnectionRows.setEnabled(handle, caller, connection, enabled);
    }

    /** A connection, which nobody else changes until the transaction ends. */
    public ConnectionRow lock(UUID connection) {
        return ConnectionRows.lock(handle, caller, connection);
    }

    /** A provider's connection, active or not, which nobody else changes until the transaction ends. */
    public Optional<ConnectionRow> lock(IntegrationDomain domain, ProviderSlug provider) {
        return ConnectionRows.lock(handle, caller, domain, provider);
    }

    /** Lets a stored version of the credential count from now on, for this destination. */
    public void pointToCredential(
            UUID connection, CredentialKind kind, StoredSecret stored, @Nullable String hint, String destination) {
        CredentialRows.pointTo(handle, caller, connection, kind, stored, hint, destination);
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
