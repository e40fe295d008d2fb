package dev.keyport.secrets.aesgcm;

/**
 * Whose AES-GCM, SHA-256 and HMAC seals secrets. What one seals, the other opens; HKDF is BouncyCastle's in both. BouncyCastle is
 * used by its own classes and is never registered as a security provider.
 */
public enum CryptoProvider {
    /** The JDK, which uses the processor's instructions for AES and SHA-256. */
    JDK {
        @Override
        CryptoEngine newEngine() {
            return new JdkEngine();
        }
    },

    /** BouncyCastle, in Java alone: slower, and independent of the JDK's providers. */
    BOUNCY_CASTLE {
        @Override
        CryptoEngine newEngine() {
            return new BouncyCastleEngine();
        }
    };

    abstract CryptoEngine newEngine();
}
