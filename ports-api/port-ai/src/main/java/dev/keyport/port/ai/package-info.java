/** Text generation, summaries and categories; see {@link dev.keyport.port.ai.AiProvider}. */
@NullMarked
package dev.keyport.port.ai;

import org.jspecify.annotations.NullMarked;
