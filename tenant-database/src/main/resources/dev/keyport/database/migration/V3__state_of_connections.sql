-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '3' $$;

-- What people and results say about a connection.
alter table keyport.connection
    add column label                  text        check (octet_length(label) between 1 and 400),
    -- By capability, whether it was switched on or off; one that is not named is on.
    add column capability_switches    jsonb       not null default '{}'
                                                  check (jsonb_typeof(capability_switches) = 'object'
                                                         and pg_column_size(capability_switches) < 16384),
    -- Calls in a row that failed. Health follows from it.
    add column failures               integer     not null default 0 check (failures >= 0),
    add column last_tested_at         timestamptz,
    add column last_test              jsonb       check (jsonb_typeof(last_test) = 'object' and pg_column_size(last_test) < 8192),
    add column last_synced_at         timestamptz,
    -- By capability, where the next run of it goes on.
    add column cursors                jsonb       not null default '{}'
                                                  check (jsonb_typeof(cursors) = 'object' and pg_column_size(cursors) < 65536),
    -- Why the provider's schema does not accept the stored configuration any more; null while it does.
    add column config_refusal         text        check (octet_length(config_refusal) <= 2048),
    add column credential_scopes      jsonb       check (jsonb_typeof(credential_scopes) = 'array'
                                                         and pg_column_size(credential_scopes) < 8192),
    add column credential_expires_at  timestamptz,
    add column credential_set_at      timestamptz,
    add column credential_set_by      text,
    -- The provider refused the credential since it was set.
    add column credential_rejected_at timestamptz,
    -- The tenant was told that the credential is about to expire.
    add column credential_warned_at   timestamptz,
    add check (credential_version is not null
               or (credential_scopes is null and credential_expires_at is null and credential_set_at is null
                   and credential_set_by is null and credential_rejected_at is null and credential_warned_at is null));
create index connection_credential_expiry on keyport.connection (credential_expires_at)
    where credential_expires_at is not null and credential_warned_at is null;

grant select (domain, provider, credential_expires_at, credential_warned_at) on keyport.connection to keyport_worker;
