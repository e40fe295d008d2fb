/** The contract of shops, as a test to extend. */
@NullMarked
package dev.keyport.port.commerce.tck;

import org.jspecify.annotations.NullMarked;
