package dev.keyport.secrets.vault;

/** Makes the exception by which a port says that Vault cannot be used now. */
@FunctionalInterface
interface VaultFailure {

    /** The reason is in our words: Vault's text may repeat what it was sent. */
    RuntimeException because(String reason);
}
