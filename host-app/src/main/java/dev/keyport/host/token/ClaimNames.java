package dev.keyport.host.token;

import java.util.Objects;

/**
 * Which claims of a token say what. Immutable.
 *
 * @param tenant the claim with the tenant's id
 * @param subject the claim with the actor's id
 * @param role the claim with the role's name
 */
public record ClaimNames(String tenant, String subject, String role) {

    /** {@code tenant}, {@code sub} and {@code role}. */
    public static final ClaimNames DEFAULT = new ClaimNames("tenant", "sub", "role");

    /**
     * @throws IllegalArgumentException when a name is blank
     */
    public ClaimNames {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(role, "role");
        if (tenant.isBlank() || subject.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("the name of a claim is blank");
        }
    }
}
