package dev.keyport.registry;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;

/**
 * The configuration leads elsewhere than when the credential was entered, so it was not opened. Enter it again, or change the
 * configuration back.
 */
public final class CredentialReentryRequiredException extends IntegrationException {

    private static final long serialVersionUID = 1L;

    CredentialReentryRequiredException(TenantId tenant, IntegrationDomain domain, ProviderSlug provider) {
        super(
                tenant,
                domain,
                provider,
                FailureKind.CONFIGURATION,
                "the credential for " + domain + " " + provider
                        + " was entered for another destination than the configuration has now: enter it again");
    }
}
