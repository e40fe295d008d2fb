/** Secrets by name and version; see {@link dev.keyport.port.secrets.SecretStore}. */
@NullMarked
package dev.keyport.port.secrets;

import org.jspecify.annotations.NullMarked;
