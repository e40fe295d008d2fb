/** The contract of document stores, as a test to extend. */
@NullMarked
package dev.keyport.port.storage.tck;

import org.jspecify.annotations.NullMarked;
