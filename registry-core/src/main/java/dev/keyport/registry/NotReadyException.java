package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;

/** Something has to be configured first. Nothing was changed. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is missing. */
    public enum Missing {
        PROVIDER,
        CREDENTIAL,
        ADAPTER
    }

    private final Missing missing;

    NotReadyException(Missing missing, String message) {
        super(message);
        this.missing = missing;
    }

    static NotReadyException noProvider(IntegrationDomain domain) {
        return new NotReadyException(Missing.PROVIDER, "select a provider for the domain " + domain + " first");
    }

    static NotReadyException noAdapter(ProviderSlug provider) {
        return new NotReadyException(Missing.ADAPTER, "the adapter of the provider " + provider + " is not installed");
    }

    public Missing missing() {
        return missing;
    }
}
