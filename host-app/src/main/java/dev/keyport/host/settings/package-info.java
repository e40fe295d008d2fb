/** What an operator can set, by environment variable or flag, and the checks that it is right. */
@NullMarked
package dev.keyport.host.settings;

import org.jspecify.annotations.NullMarked;
