/** Keyport's sealed format beside other ways to encrypt a short secret. */
@NullMarked
package dev.keyport.benchmarks.sealing;

import org.jspecify.annotations.NullMarked;
