/** The contract of accounting providers, as a test to extend. */
@NullMarked
package dev.keyport.port.accounting.tck;

import org.jspecify.annotations.NullMarked;
