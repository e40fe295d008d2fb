package dev.keyport.port;

/**
 * What every tenant-configurable port has in common.
 *
 * <p>An implementation is bound to one tenant and one connection when it is made (see {@link AdapterFactory}); it is
 * thread-safe, keeps no plaintext credential in a field, and opens the credential at the moment of use through
 * {@link ConnectionContext#openCredential()}.
 *
 * <p>A business answer of the provider ("this customer does not exist there") is a result. Everything else, such as a refused
 * key or an unreachable host, is an {@link IntegrationException}.
 */
public interface IntegrationPort {

    /** The provider's slug, for example {@code "xero"}; {@code "noop"} for the simulated one. */
    String providerId();

    /**
     * Asks the provider whether the connection works with the credential that is stored, changing nothing there.
     *
     * @return the answer; a refused key is an answer with {@link Outcome#REJECTED}, not an exception
     * @throws IntegrationException when no answer was to be had
     */
    ConnectionTestResult testConnection();

    /** Whether this implementation only simulates: it calls nobody, and its answers mean nothing. */
    default boolean simulated() {
        return false;
    }
}
