package dev.keyport.port;

/**
 * Makes the adapter of one provider for one connection. An instance is registered explicitly where the application is wired.
 * Thread-safe.
 *
 * @param <P> the port
 */
public interface AdapterFactory<P extends IntegrationPort> {

    /** The port that the adapters implement; it carries {@link PortDomain}. */
    Class<P> port();

    /** The same descriptor at every call. */
    ProviderDescriptor descriptor();

    /**
     * Makes an adapter that works for this connection only. Called when a tenant is resolved, so it calls nobody and does not
     * open the credential.
     */
    P create(ConnectionContext context);
}
