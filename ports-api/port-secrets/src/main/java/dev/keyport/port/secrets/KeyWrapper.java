package dev.keyport.port.secrets;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;

/**
 * Wraps the data keys of a secret store with a key that never leaves another system, such as a key management service.
 *
 * <p>A data key is 32 random bytes that encrypt one version of one secret. Wrapping binds it to its tenant and to a context: it
 * unwraps for the same tenant and context only. Calls leave this process, so none is made inside a database transaction.
 * Implementations are thread-safe and keep no data key.
 */
public interface KeyWrapper {

    /** The largest wrapped key, in bytes. */
    int MAX_WRAPPED_BYTES = 200;

    /**
     * The id, from 1 to 2<sup>32</sup>-1, of the key that {@link #wrap} uses now. Rotating that key changes it.
     *
     * @throws KeyWrapperException when the other system does not answer, or refuses
     */
    long activeKeyId();

    /**
     * Wraps a data key with the active key. The caller keeps the data key and closes it.
     *
     * @param context what the data key is for; authenticated, not secret
     * @throws KeyWrapperException when the other system does not answer, or refuses
     */
    WrappedKey wrap(TenantId tenant, Secret dataKey, byte[] context);

    /**
     * Opens a wrapped key. The caller closes the data key.
     *
     * @throws KeyNotUnwrappedException when it was wrapped by another key, for another tenant or context, or was changed
     * @throws KeyWrapperException when the other system does not answer, or refuses
     */
    Secret unwrap(TenantId tenant, WrappedKey wrapped, byte[] context);
}
