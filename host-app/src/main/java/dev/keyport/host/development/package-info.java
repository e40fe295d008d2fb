/** The servers of the development mode: PostgreSQL and S3 in a data folder, reachable from this machine only. */
@NullMarked
package dev.keyport.host.development;

import org.jspecify.annotations.NullMarked;
