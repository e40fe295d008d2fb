/** What only byte code tells: where values go, and what is called while something runs. */
@NullMarked
package dev.keyport.archunit.internal.bytecode;

import org.jspecify.annotations.NullMarked;
