/** What happened to a tenant's integrations, and who did it. */
@NullMarked
package dev.keyport.registry.event;

import org.jspecify.annotations.NullMarked;
