package dev.keyport.host.page;

import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.ConnectionService;
import dev.keyport.registry.CredentialService;
import dev.keyport.registry.DomainService;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.TenantSettingsService;
import dev.keyport.registry.event.EventLog;

/** What the pages show and change. */
public record PageServices(
        AdapterCatalog catalog,
        DomainService domains,
        ConnectionService connections,
        CredentialService credentials,
        TenantSettingsService settings,
        IntegrationRegistry registry,
        EventLog events) {}
