/** The contract of social networks, as a test to extend. */
@NullMarked
package dev.keyport.port.social.tck;

import org.jspecify.annotations.NullMarked;
