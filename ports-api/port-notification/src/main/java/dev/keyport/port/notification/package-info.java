/** Messages to people; see {@link dev.keyport.port.notification.NotificationChannel}. */
@NullMarked
package dev.keyport.port.notification;

import org.jspecify.annotations.NullMarked;
