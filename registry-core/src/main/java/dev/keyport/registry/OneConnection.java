package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.registry.TenantSnapshot.Served;

/** A connection as it was at one moment, active or not, and the flags of its tenant. */
record OneConnection(IntegrationDomain domain, TenantSettings settings, Served served) {}
