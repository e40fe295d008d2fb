package dev.keyport.secrets.aesgcm;

import dev.keyport.port.secrets.WrappedKey;

/** How the data key of a blob is kept from everybody who has no key encryption key. */
sealed interface KeyWrapping permits LocalWrapping, ExternalWrapping {

    /** The byte that names this way in a blob. */
    byte suite();

    /** The id of the key that wraps now. */
    long activeKeyId();

    /**
     * Wraps a data key with the active key.
     *
     * @param nonce random and new, for a way that needs one
     */
    WrappedKey wrap(CryptoEngine engine, SealContext context, byte[] dataKey, byte[] nonce);

    /**
     * The data key, which the caller erases.
     *
     * @throws UnsealException when it was wrapped by another key or for another context, or was changed
     */
    byte[] unwrap(CryptoEngine engine, SealContext context, WrappedKey wrapped) throws UnsealException;
}
