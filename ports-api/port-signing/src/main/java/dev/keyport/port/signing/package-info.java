/** Electronic signatures; see {@link dev.keyport.port.signing.DocumentSigningProvider}. */
@NullMarked
package dev.keyport.port.signing;

import org.jspecify.annotations.NullMarked;
