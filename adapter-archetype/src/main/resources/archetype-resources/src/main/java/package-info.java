/** Messages through ${label}; see {@link ${package}.${prefix}Factory}. */
@NullMarked
package ${package};

import org.jspecify.annotations.NullMarked;
