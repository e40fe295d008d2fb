/** The contract of document signing providers, as a test to extend. */
@NullMarked
package dev.keyport.port.signing.tck;

import org.jspecify.annotations.NullMarked;
