-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '2' $$;

-- What a connection's credential is bound to, and how long the version before it may still be used by calls under way.
alter table keyport.connection
    add column credential_kind text check (credential_kind in ('api_key', 'oauth', 'basic', 'webhook', 'pem')),
    add column credential_destination text check (octet_length(credential_destination) <= 1024),
    add column credential_previous_until timestamptz,
    -- By kind, the highest version that ever counted: an older one that arrives late never counts again.
    add column credential_last_versions jsonb not null default '{}'
                                        check (jsonb_typeof(credential_last_versions) = 'object');
-- Policies bind the owner as well, and it acts for no tenant here.
alter table keyport.connection no force row level security;
update keyport.connection set credential_kind = case when credential_version is not null then 'api_key' end,
    credential_last_versions = jsonb_build_object('api_key', greatest(credential_last, credential_version))
    where credential_last > 0 or credential_version is not null;
alter table keyport.connection force row level security;
alter table keyport.connection
    drop column credential_last,
    add check ((credential_version is null) = (credential_kind is null)),
    add check (credential_version is not null or credential_destination is null);
create index connection_previous_due on keyport.connection (credential_previous_until)
    where credential_previous_until is not null;

-- Which kind of key encryption key sealed a secret: 1 for one of the key ring, 2 for one that another system holds.
alter table keyport.secret add column suite integer not null generated always as (get_byte(blob, 1)) stored;
drop index keyport.secret_kek;
create index secret_sealed_with on keyport.secret (suite, kek_id, tenant_id);

-- How many data keys a key encryption key wrapped. Counted in blocks that are taken before use: never too low.
alter table keyport.key_check add column wrapped bigint not null default 0 check (wrapped >= 0);
grant update (wrapped) on keyport.key_check to keyport_secret;

-- keyport_worker looks for work of every tenant: it reads which work there is, never what is in it, and changes nothing.
-- The gate calls keyport.tenant() as whoever reads.
grant execute on function keyport.tenant() to keyport_worker;
grant select (tenant_id, id, credential_previous_until) on keyport.connection to keyport_worker;
grant select (tenant_id, name, version, suite, kek_id) on keyport.secret to keyport_worker;
grant select (kek_id, wrapped, created_at) on keyport.key_check to keyport_worker;
create policy find_work on keyport.connection for select to keyport_worker using (true);
create policy find_work on keyport.secret for select to keyport_worker using (true);
alter policy tenant_gate on keyport.connection
    using (tenant_id = (select keyport.tenant()) or current_user = 'keyport_worker');
alter policy tenant_gate on keyport.secret
    using (tenant_id = (select keyport.tenant()) or current_user = 'keyport_worker');
