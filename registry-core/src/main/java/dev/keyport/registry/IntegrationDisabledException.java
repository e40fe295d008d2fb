package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;

/** The tenant has not opted in to the domain. */
public final class IntegrationDisabledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient IntegrationDomain domain;

    IntegrationDisabledException(IntegrationDomain domain) {
        super("the domain " + domain + " is not enabled for this organization");
        this.domain = domain;
    }

    public IntegrationDomain domain() {
        return domain;
    }
}
