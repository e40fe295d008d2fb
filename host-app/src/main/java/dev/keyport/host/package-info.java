/** The host: the only place that wires the modules, and offers them over HTTP. */
@NullMarked
package dev.keyport.host;

import org.jspecify.annotations.NullMarked;
