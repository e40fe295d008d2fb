package dev.keyport.registry;

import dev.keyport.port.Caller;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.registry.internal.jdbi.ConnectionRow;

/** Deletes what a connection does not refer to. Calls the secret store, so it runs outside of any transaction. */
final class ObsoleteVersions {

    private final SecretStore secrets;

    ObsoleteVersions(SecretStore secrets) {
        this.secrets = secrets;
    }

    /**
     * Deletes every version below the one that counts in this row and, of kinds that do not count, every version that ever did.
     * One that somebody stored but did not point to yet is higher, and stays. May be repeated.
     */
    void delete(Caller caller, ConnectionRow row) {
        row.credentialLast().forEach((kind, last) -> {
            int obsolete = kind == row.credentialKind() && row.credentialVersion() != null
                    ? row.credentialVersion() - 1
                    : last;
            if (obsolete > 0) {
                secrets.deleteThrough(caller, name(row, kind), new SecretVersion(obsolete));
            }
        });
    }

    private static SecretName name(ConnectionRow row, CredentialKind kind) {
        return SecretName.of(new IntegrationDomain(row.domain()), row.providerSlug(), kind);
    }
}
