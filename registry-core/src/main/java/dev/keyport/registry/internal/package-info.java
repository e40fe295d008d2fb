/** What several packages of the registry share, and nobody else uses. */
@NullMarked
package dev.keyport.registry.internal;

import org.jspecify.annotations.NullMarked;
