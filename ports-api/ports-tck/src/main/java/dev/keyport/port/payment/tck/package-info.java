/** The contract of payment providers, as a test to extend. */
@NullMarked
package dev.keyport.port.payment.tck;

import org.jspecify.annotations.NullMarked;
