/** The event log beside bare PostgreSQL. */
@NullMarked
package dev.keyport.benchmarks.events;

import org.jspecify.annotations.NullMarked;
