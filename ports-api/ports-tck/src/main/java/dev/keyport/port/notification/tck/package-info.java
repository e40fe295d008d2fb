/** The contract of notification channels, as a test to extend. */
@NullMarked
package dev.keyport.port.notification.tck;

import org.jspecify.annotations.NullMarked;
