-- Runs as keyport_owner. Roles and the schema itself exist already (see DatabaseMigration).
--
-- Every table of tenants starts with tenant_id, every key is led by it, and every table has one RESTRICTIVE gate that is
-- ANDed with whatever else is granted. Permissive policies say which role may run which command.

-- Who acts, for this transaction only. STABLE, never IMMUTABLE: a generic plan of an IMMUTABLE accessor keeps the first tenant
-- for ever. A setting that was local to an ended transaction reads '' rather than null.
create function keyport.tenant() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('keyport.tenant', true), '') $$;
create function keyport.role() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('keyport.role', true), '') $$;
create function keyport.actor() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('keyport.actor', true), '') $$;
-- The version of this schema, for the runtime to compare with its own. Every migration replaces it.
create function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '1' $$;
revoke all on all functions in schema keyport from public;
grant execute on all functions in schema keyport to keyport_app, keyport_secret;

-- One tenant's instance of one provider. The active one serves its domain.
create table keyport.connection (
    tenant_id              text        not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    id                     uuid        not null default gen_random_uuid(),
    domain                 text        not null check (domain ~ '^[a-z][a-z0-9_]{1,29}$'),
    provider               text        not null check (provider ~ '^[a-z][a-z0-9_-]{0,49}$'),
    active                 boolean     not null default false,
    enabled                boolean     not null default false,
    health                 text        not null default 'unknown'
                                       check (health in ('unknown', 'healthy', 'degraded', 'failing')),
    config                 jsonb       not null default '{}'
                                       check (jsonb_typeof(config) = 'object' and pg_column_size(config) < 65536),
    -- Which version of the secret counts. A stored version that no connection points to is never used.
    credential_version     integer     check (credential_version > 0),
    -- The highest version that ever counted: an older one that arrives late never counts again.
    credential_last        integer     not null default 0,
    credential_hint        text        check (octet_length(credential_hint) <= 4),
    credential_fingerprint text        check (credential_fingerprint ~ '^[0-9a-f]{8}$'),
    version                bigint      not null default 1,
    created_by             text        not null,
    created_at             timestamptz not null default now(),
    updated_at             timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, domain, provider),
    check (credential_version is not null or (credential_hint is null and credential_fingerprint is null))
);
create unique index connection_one_active on keyport.connection (tenant_id, domain) where active;

-- Which domains the tenant opted in to (ADR-091: three named columns, no generic flag table).
create table keyport.tenant_settings (
    tenant_id                text        primary key check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    accounting_enabled       boolean     not null default false,
    ai_enabled               boolean     not null default false,
    document_signing_enabled boolean     not null default false,
    version                  bigint      not null default 1,
    updated_at               timestamptz not null default now()
);

-- Sealed secrets (format KPS1). The first byte, 0xFE, never occurs in UTF-8: no key that was pasted in the clear passes.
create table keyport.secret (
    tenant_id  text        not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    name       text        not null constraint secret_name check (name ~ '^[a-z0-9][a-z0-9_.:-]{0,199}$'),
    version    integer     not null check (version > 0),
    blob       bytea       not null constraint blob_is_sealed
                           check (octet_length(blob) between 127 and 16384 and get_byte(blob, 0) = 254 and get_byte(blob, 1) in (1, 2)),
    kek_id     bigint      not null generated always as
                           ((get_byte(blob, 2)::bigint << 24) | (get_byte(blob, 3)::bigint << 16)
                            | (get_byte(blob, 4)::bigint << 8) | get_byte(blob, 5)::bigint) stored,
    created_by text        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, name, version)
);
create index secret_kek on keyport.secret (kek_id);

-- Which versions of a secret were given out. Deleting secrets leaves it alone, so that no version is ever given out twice.
create table keyport.secret_counter (
    tenant_id    text    not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    name         text    not null check (name ~ '^[a-z0-9][a-z0-9_.:-]{0,199}$'),
    last_version integer not null check (last_version > 0),
    primary key (tenant_id, name)
);

-- What must be known of a key encryption key to tell that it is the right one. It belongs to no tenant.
create table keyport.key_check (
    kek_id     bigint      primary key check (kek_id > 0),
    kcv        bytea       not null check (octet_length(kcv) = 8),
    created_at timestamptz not null default now()
);

-- What happened, and who did it. Append-only for the runtime.
create table keyport.event (
    tenant_id     text        not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    at            timestamptz not null default clock_timestamp(),
    id            uuid        not null default gen_random_uuid(),
    connection_id uuid,
    level         text        not null check (level in ('info', 'warning', 'error')),
    type          text        not null check (octet_length(type) between 1 and 100),
    message       text        not null check (octet_length(message) <= 2048),
    meta          jsonb       not null default '{}' check (pg_column_size(meta) < 8192),
    actor         text        not null,
    primary key (tenant_id, at, id)
) partition by range (at);
create table keyport.event_default partition of keyport.event default;

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['connection', 'tenant_settings', 'secret', 'secret_counter', 'event', 'event_default'] loop
        execute format('alter table keyport.%I enable row level security', tenant_table);
        execute format('alter table keyport.%I force row level security', tenant_table);
        execute format('create policy tenant_gate on keyport.%I as restrictive for all to public '
                       'using (tenant_id = (select keyport.tenant())) '
                       'with check (tenant_id = (select keyport.tenant()))', tenant_table);
    end loop;
end $$;

create policy read on keyport.connection for select to keyport_app
    using ((select keyport.role()) in ('owner', 'admin', 'manager', 'system'));
create policy add on keyport.connection for insert to keyport_app
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy change on keyport.connection for update to keyport_app
    using ((select keyport.role()) in ('owner', 'admin', 'system'))
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy remove on keyport.connection for delete to keyport_app
    using ((select keyport.role()) in ('owner', 'admin'));

create policy read on keyport.tenant_settings for select to keyport_app
    using ((select keyport.role()) is not null);
create policy add on keyport.tenant_settings for insert to keyport_app
    with check ((select keyport.role()) in ('owner', 'admin'));
create policy change on keyport.tenant_settings for update to keyport_app
    using ((select keyport.role()) in ('owner', 'admin'))
    with check ((select keyport.role()) in ('owner', 'admin'));

create policy read on keyport.secret for select to keyport_secret
    using ((select keyport.role()) is not null);
create policy add on keyport.secret for insert to keyport_secret
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy change on keyport.secret for update to keyport_secret
    using ((select keyport.role()) in ('owner', 'admin', 'system'))
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy remove on keyport.secret for delete to keyport_secret
    using ((select keyport.role()) in ('owner', 'admin', 'system'));

create policy read on keyport.secret_counter for select to keyport_secret
    using ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy add on keyport.secret_counter for insert to keyport_secret
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy change on keyport.secret_counter for update to keyport_secret
    using ((select keyport.role()) in ('owner', 'admin', 'system'))
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));

create policy read on keyport.event for select to keyport_app
    using ((select keyport.role()) in ('owner', 'admin', 'manager', 'system'));
create policy add on keyport.event for insert to keyport_app
    with check ((select keyport.role()) is not null and actor = (select keyport.actor()));

-- No TRUNCATE, REFERENCES or TRIGGER for anybody, nothing on partitions, no default privileges.
grant select, insert, update, delete on keyport.connection to keyport_app;
grant select, insert, update on keyport.tenant_settings to keyport_app;
grant select, insert, update, delete on keyport.secret to keyport_secret;
grant select, insert, update on keyport.secret_counter to keyport_secret;
grant select, insert on keyport.key_check to keyport_secret;
grant select, insert on keyport.event to keyport_app;
