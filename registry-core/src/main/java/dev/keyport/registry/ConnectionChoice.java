package dev.keyport.registry;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which connection is meant: one by its id, or whichever serves a domain when the transaction looks. */
interface ConnectionChoice {

    /** As it is now. */
    Optional<ConnectionDetails> find(TenantTransaction transaction);

    /** As nobody else changes it until the transaction ends. */
    Optional<ConnectionDetails> lock(TenantTransaction transaction);

    /** What to say when there is none. */
    RuntimeException missing();

    /**
     * @throws VersionConflictException when another version of the connection is meant
     */
    default void requireVersion(ConnectionDetails found) {}

    default ConnectionDetails require(TenantTransaction transaction) {
        return find(transaction).orElseThrow(this::missing);
    }

    default ConnectionDetails requireLocked(TenantTransaction transaction) {
        return lock(transaction).orElseThrow(this::missing);
    }

    /**
     * A connection by its id. Another tenant's is none.
     *
     * @param version the one it must have; null for any. {@link VersionConflictException} when it has another
     */
    static ConnectionChoice byId(ConnectionId id, @Nullable Long version) {
        return new ConnectionChoice() {
            @Override
            public Optional<ConnectionDetails> find(TenantTransaction transaction) {
                return transaction.connections().find(id.value()).map(this::current);
            }

            @Override
            public Optional<ConnectionDetails> lock(TenantTransaction transaction) {
                return transaction.connections().lock(id.value()).map(this::current);
            }

            @Override
            public RuntimeException missing() {
                return UnknownException.connection();
            }

            @Override
            public void requireVersion(ConnectionDetails found) {
                if (version != null && version != found.version()) {
                    throw new VersionConflictException(found.version());
                }
            }

            private ConnectionDetails current(ConnectionDetails found) {
                requireVersion(found);
                return found;
            }
        };
    }

    /**
     * Whichever serves the domain.
     *
     * @param version the one it must have; null for any, and for none at all. {@link VersionConflictException} when it has another
     */
    static ConnectionChoice active(IntegrationDomain domain, @Nullable Long version) {
        return new ConnectionChoice() {
            @Override
            public Optional<ConnectionDetails> find(TenantTransaction transaction) {
                return current(transaction.connections().findActive(domain));
            }

            @Override
            public Optional<ConnectionDetails> lock(TenantTransaction transaction) {
                return current(transaction.connections().lockActive(domain));
            }

            @Override
            public void requireVersion(ConnectionDetails found) {
                SeenSelection.ofVersion(version).check(Optional.of(found), Optional.empty());
            }

            private Optional<ConnectionDetails> current(Optional<ConnectionDetails> found) {
                SeenSelection.ofVersion(version).check(found, Optional.empty());
                return found;
            }

            @Override
            public RuntimeException missing() {
                return NotReadyException.noProvider(domain);
            }
        };
    }
}
