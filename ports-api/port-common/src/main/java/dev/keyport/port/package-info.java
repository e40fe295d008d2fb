/** The words that all Keyport ports share: tenants, callers, domains, providers, secrets, outcomes and failures. */
@NullMarked
package dev.keyport.port;

import org.jspecify.annotations.NullMarked;
