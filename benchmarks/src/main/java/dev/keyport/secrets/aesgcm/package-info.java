/** What measures the sealed format from inside its package. */
@NullMarked
package dev.keyport.secrets.aesgcm;

import org.jspecify.annotations.NullMarked;
