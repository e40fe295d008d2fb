/** Payments and refunds; see {@link dev.keyport.port.payment.PaymentProvider}. */
@NullMarked
package dev.keyport.port.payment;

import org.jspecify.annotations.NullMarked;
