package dev.keyport.registry;

import dev.keyport.port.ProviderSlug;

/** The tenant has a connection of this provider for the domain. Nothing was changed. */
public final class ConnectionExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectionExistsException(ProviderSlug provider) {
        super("there is a connection of the provider " + provider + " for this domain already");
    }
}
