/** Bearer tokens: who calls, for which tenant, in which role, proved by a signature of the configured issuer. */
@NullMarked
package dev.keyport.host.token;

import org.jspecify.annotations.NullMarked;
