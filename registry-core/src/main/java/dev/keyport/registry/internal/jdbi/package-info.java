/** The SQL of the registry. */
@NullMarked
package dev.keyport.registry.internal.jdbi;

import org.jspecify.annotations.NullMarked;
