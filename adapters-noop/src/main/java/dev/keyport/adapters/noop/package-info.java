/**
 * One adapter per tenant-configurable port that calls nobody and says so: every answer is
 * {@link dev.keyport.port.Outcome#SIMULATED}.
 *
 * <p>Each call logs one line at INFO: the tenant, counts, and references that were made here. What the caller passes in is never
 * logged, not even its ids, since they can hold personal data or line breaks.
 *
 * <p>There is no such adapter for stores: one that forgets loses data.
 */
@NullMarked
package dev.keyport.adapters.noop;

import org.jspecify.annotations.NullMarked;
