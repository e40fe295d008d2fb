package dev.keyport.port;

import java.util.Locale;
import java.util.Optional;

/** What a caller may do inside its own tenant. From the one that may most down, {@link #SYSTEM} excepted. */
public enum Role {
    /** Configures and uses. */
    OWNER,
    /** Configures and uses; {@code shop_manager} means the same. */
    ADMIN,
    /** Uses, and sees the configuration. */
    MANAGER,
    /** Uses; {@code employee} means the same. */
    MEMBER,
    /** The backend itself, working for a tenant: jobs, webhooks, resolving adapters. Never granted by a token. */
    SYSTEM;

    /** Whether this role may change providers, keys, connections and flags. */
    public boolean mayConfigure() {
        return this == OWNER || this == ADMIN;
    }

    /** Whether this role may see providers, connections and events. */
    public boolean mayView() {
        return this != MEMBER;
    }

    /** Whether this role may do what needs the other one: from member over manager and admin to owner. The system may always. */
    public boolean isAtLeast(Role least) {
        return this == SYSTEM || ordinal() <= least.ordinal();
    }

    /** The name in lower case, as the database policies spell it. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role that a token's claim names, in any case, aliases included; empty for an unknown name and for {@link #SYSTEM},
     * which no token can grant.
     */
    public static Optional<Role> fromClaim(String claim) {
        return switch (claim.toLowerCase(Locale.ROOT)) {
            case "owner" -> Optional.of(OWNER);
            case "admin", "shop_manager" -> Optional.of(ADMIN);
            case "manager" -> Optional.of(MANAGER);
            case "member", "employee" -> Optional.of(MEMBER);
            default -> Optional.empty();
        };
    }
}
