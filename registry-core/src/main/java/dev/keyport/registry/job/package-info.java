/** Runs what a connection is to do in the background: imports, synchronisations, posts and hand-offs. */
@NullMarked
package dev.keyport.registry.job;

import org.jspecify.annotations.NullMarked;
