package dev.keyport.secrets.aesgcm;

/** Where ciphers come from. */
public enum CryptoProvider {
    JDK,
    BOUNCY_CASTLE
}
