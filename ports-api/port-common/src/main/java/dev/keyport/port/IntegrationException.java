package dev.keyport.port;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider that led to no business answer.
 *
 * <p>The message names the object and the failure. It never has a credential, and never the provider's own text.
 */
public class IntegrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TenantId tenant;
    private final transient IntegrationDomain domain;
    private final transient ProviderSlug provider;
    private final FailureKind kind;
    private final @Nullable Duration retryAfter;

    public IntegrationException(
            TenantId tenant, IntegrationDomain domain, ProviderSlug provider, FailureKind kind, String message) {
        this(tenant, domain, provider, kind, message, null, null);
    }

    /**
     * @param retryAfter how long the provider asks to wait, when it says so
     * @param cause the vendor library's exception, when there is one
     */
    public IntegrationException(
            TenantId tenant,
            IntegrationDomain domain,
            ProviderSlug provider,
            FailureKind kind,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.domain = Objects.requireNonNull(domain, "domain");
        this.provider = Objects.requireNonNull(provider, "provider");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.retryAfter = retryAfter;
    }

    public TenantId tenant() {
        return tenant;
    }

    public IntegrationDomain domain() {
        return domain;
    }

    public ProviderSlug provider() {
        return provider;
    }

    public FailureKind kind() {
        return kind;
    }

    /** Whether the same call can succeed later. */
    public boolean retryable() {
        return kind.retryable();
    }

    /** How long the provider asks to wait before the next call; empty when it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
