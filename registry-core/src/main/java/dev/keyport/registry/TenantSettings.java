package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;

/**
 * Which domains a tenant opted in to. Domains without a flag, such as payment and notification, are always on. Immutable. Seed:
 * ADR-091.
 */
public record TenantSettings(boolean accountingEnabled, boolean aiEnabled, boolean documentSigningEnabled) {

    /** What a tenant has that never chose. */
    public static final TenantSettings DEFAULT = new TenantSettings(false, false, false);

    /** Whether the tenant opted in to the domain, or need not. */
    public boolean isEnabled(IntegrationDomain domain) {
        if (domain.equals(IntegrationDomain.ACCOUNTING)) {
            return accountingEnabled;
        }
        if (domain.equals(IntegrationDomain.AI)) {
            return aiEnabled;
        }
        return !domain.equals(IntegrationDomain.DOCUMENT_SIGNING) || documentSigningEnabled;
    }
}
