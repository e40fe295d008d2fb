package dev.keyport.port;

import java.util.Objects;

/**
 * On whose behalf something happens: the first argument of every service method. The tenant always travels as an argument,
 * never bound to a thread. Immutable.
 *
 * @param tenant the tenant that is acted for
 * @param actor who acts
 * @param role what the actor may do
 */
public record Caller(TenantId tenant, ActorId actor, Role role) {

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(role, "role");
    }

    /** The backend itself, working for the tenant. */
    public static Caller system(TenantId tenant) {
        return new Caller(tenant, ActorId.SYSTEM, Role.SYSTEM);
    }

    /**
     * Returns when the role may configure.
     *
     * @throws AccessDeniedException when it may not
     */
    public void requireConfigure() {
        if (!role.mayConfigure()) {
            throw new AccessDeniedException(this, "configuring integrations needs the role owner or admin");
        }
    }

    /**
     * Returns when the role may see connections and events.
     *
     * @throws AccessDeniedException when it may not
     */
    public void requireView() {
        if (!role.mayView()) {
            throw new AccessDeniedException(this, "seeing integrations needs the role owner, admin or manager");
        }
    }
}
