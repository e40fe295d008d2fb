/** The SQL of the secret store. */
@NullMarked
package dev.keyport.secrets.aesgcm.internal.jdbi;

import org.jspecify.annotations.NullMarked;
