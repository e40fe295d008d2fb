/** The contract of service vendors, as a test to extend. */
@NullMarked
package dev.keyport.port.vendor.tck;

import org.jspecify.annotations.NullMarked;
