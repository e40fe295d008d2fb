/** Keyport beside its peers; see docs/benchmarks.md. */
@NullMarked
package dev.keyport.benchmarks;

import org.jspecify.annotations.NullMarked;
