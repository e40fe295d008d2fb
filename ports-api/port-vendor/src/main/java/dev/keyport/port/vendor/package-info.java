/** Invoices and work orders handed to service vendors; see {@link dev.keyport.port.vendor.VendorServiceProvider}. */
@NullMarked
package dev.keyport.port.vendor;

import org.jspecify.annotations.NullMarked;
