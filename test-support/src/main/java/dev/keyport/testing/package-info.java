/** A real PostgreSQL for our own tests. */
@NullMarked
package dev.keyport.testing;

import org.jspecify.annotations.NullMarked;
