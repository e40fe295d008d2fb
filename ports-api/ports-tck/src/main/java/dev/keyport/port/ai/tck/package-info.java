/** The contract of AI providers, as a test to extend. */
@NullMarked
package dev.keyport.port.ai.tck;

import org.jspecify.annotations.NullMarked;
