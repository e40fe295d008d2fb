/**
 * Finds the adapter that serves a tenant, and keeps what tenants configured: connections, credentials' display, flags, events.
 *
 * <p>{@link dev.keyport.registry.AdapterCatalog} says what is installed, {@link dev.keyport.registry.TenantSnapshots} what each
 * tenant chose, {@link dev.keyport.registry.IntegrationRegistry} and {@link dev.keyport.registry.IntegrationGuard} read both.
 */
@NullMarked
package dev.keyport.registry;

import org.jspecify.annotations.NullMarked;
