/** The contract of secret stores, as a test to extend. */
@NullMarked
package dev.keyport.port.secrets.tck;

import org.jspecify.annotations.NullMarked;
