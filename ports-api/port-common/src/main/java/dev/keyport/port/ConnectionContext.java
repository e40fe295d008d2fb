package dev.keyport.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter knows of the connection that it serves: whose it is, how it is configured, and how to open its credential.
 * Thread-safe as far as the credential source is.
 */
public final class ConnectionContext {

    private final TenantId tenant;
    private final ConnectionId connection;
    private final ProviderSlug provider;
    private final Map<String, Object> config;
    private final Function<CredentialKind, Credential> credentials;

    /**
     * @param config the configuration, valid under the provider's schema: strings, {@link java.math.BigDecimal}, booleans,
     *     lists and maps of these; a setting that is null counts as not set and is left out
     * @param credentials opens the credential of a kind anew at each call; throws {@link IntegrationException} with
     *     {@link FailureKind#CONFIGURATION} when there is none
     */
    public ConnectionContext(
            TenantId tenant,
            ConnectionId connection,
            ProviderSlug provider,
            Map<String, ? extends @Nullable Object> config,
            Function<CredentialKind, Credential> credentials) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.connection = Objects.requireNonNull(connection, "connection");
        this.provider = Objects.requireNonNull(provider, "provider");
        this.config = withoutNulls(config);
        this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    public TenantId tenant() {
        return tenant;
    }

    public ConnectionId connection() {
        return connection;
    }

    public ProviderSlug provider() {
        return provider;
    }

    /** The settings that are set; unmodifiable. */
    public Map<String, Object> config() {
        return config;
    }

    /**
     * Opens the API key for one use. Close it as soon as the call to the provider is made, and keep nothing of it.
     *
     * @throws IntegrationException with {@link FailureKind#CONFIGURATION} when no API key is stored, or it was entered for
     *     another {@link AdapterFactory#destination destination} than the configuration has now
     */
    public Secret openCredential() {
        return openCredential(CredentialKind.API_KEY).secret(CredentialField.VALUE);
    }

    /**
     * Opens a credential of another kind for one use. Close it as soon as the call to the provider is made, and keep nothing of
     * it.
     *
     * @throws IntegrationException with {@link FailureKind#CONFIGURATION} when none of this kind is stored, or it was entered
     *     for another {@link AdapterFactory#destination destination} than the configuration has now
     */
    public Credential openCredential(CredentialKind kind) {
        return credentials.apply(kind);
    }

    /** Names the connection; shows neither configuration nor credential. */
    @Override
    public String toString() {
        return "ConnectionContext[" + tenant + " " + provider + " " + connection + "]";
    }

    private static Map<String, Object> withoutNulls(Map<String, ? extends @Nullable Object> config) {
        Map<String, Object> set = new HashMap<>();
        config.forEach((name, value) -> {
            if (value != null) {
                set.put(name, value);
            }
        });
        return Map.copyOf(set);
    }
}
