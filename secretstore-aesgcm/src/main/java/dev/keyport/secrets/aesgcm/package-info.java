/** Secrets in PostgreSQL, sealed with AES-256-GCM in the format KPS1. */
@NullMarked
package dev.keyport.secrets.aesgcm;

import org.jspecify.annotations.NullMarked;
