/** Secrets in HashiCorp Vault, and data keys that are wrapped there. Vault is reached by its HTTP API, without an SDK. */
@NullMarked
package dev.keyport.secrets.vault;

import org.jspecify.annotations.NullMarked;
