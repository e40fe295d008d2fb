/** Lets a request that is repeated with the same key be done once. */
@NullMarked
package dev.keyport.registry.idempotency;

import org.jspecify.annotations.NullMarked;
