/** Orders, products and customers from a shop; see {@link dev.keyport.port.commerce.CommerceProvider}. */
@NullMarked
package dev.keyport.port.commerce;

import org.jspecify.annotations.NullMarked;
