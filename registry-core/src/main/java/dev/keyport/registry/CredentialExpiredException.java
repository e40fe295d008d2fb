package dev.keyport.registry;

import dev.keyport.port.ProviderSlug;

/** The stored credential has expired: store a new one first. Nothing was changed. */
public final class CredentialExpiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialExpiredException(ProviderSlug provider) {
        super("the credential of the provider " + provider + " has expired: store a new one first");
    }
}
