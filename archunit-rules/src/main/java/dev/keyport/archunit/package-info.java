/** The arrows of the hexagon as ArchUnit rules; see {@link dev.keyport.archunit.HexagonRules}. */
@NullMarked
package dev.keyport.archunit;

import org.jspecify.annotations.NullMarked;
