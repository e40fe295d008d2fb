package dev.keyport.port;

import java.util.Map;

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

    /**
     * Where a connection with this configuration sends its credential. The credential is bound to it: once the configuration
     * leads elsewhere, the credential is not opened until it is entered again.
     *
     * <p>By default it is always {@link ProviderDescriptor#allowedHosts()}. A provider whose configuration decides, by a URL, a
     * region or an account, overrides this. Calls nobody, and answers the same for the same configuration, in later releases
     * too: every credential must be entered again after a release that answers something else.
     *
     * @param config valid under the provider's schema, as in {@link ConnectionContext#config()}
     * @throws InvalidSettingException when a setting does not say where
     * @throws IllegalStateException when this is the default and the allowed hosts are not plain names
     */
    default Destination destination(Map<String, Object> config) {
        try {
            return Destination.ofHosts(descriptor().allowedHosts());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    getClass().getName() + " has to say which of its allowed hosts a configuration leads to", e);
        }
    }
}
