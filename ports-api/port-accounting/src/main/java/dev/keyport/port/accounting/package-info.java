/** Invoices and customers to an accounting system; see {@link dev.keyport.port.accounting.AccountingProvider}. */
@NullMarked
package dev.keyport.port.accounting;

import org.jspecify.annotations.NullMarked;
