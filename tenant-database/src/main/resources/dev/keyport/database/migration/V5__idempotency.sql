-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '5' $$;

-- Which request came with which key, who works on it, and what it was answered.
create table keyport.idempotency (
    tenant_id    text        not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    actor        text        not null,
    key          text        not null check (key ~ '^[!-~]{1,255}$'),
    -- SHA-256 of the request; an HMAC of it where its body is a secret.
    request_hash bytea       not null check (octet_length(request_hash) = 32),
    -- Another try to do the work has another id.
    claim        uuid        not null,
    lease_until  timestamptz not null,
    -- Null while the work is under way.
    status       integer     check (status between 100 and 599),
    content_type text        check (octet_length(content_type) <= 255),
    -- Null as well when it was too large to keep, or must not be kept.
    answer       bytea       check (octet_length(answer) <= 65536),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    primary key (tenant_id, actor, key),
    check (status is not null or (content_type is null and answer is null))
);
create index idempotency_expiry on keyport.idempotency (tenant_id, actor, expires_at);

alter table keyport.idempotency enable row level security;
alter table keyport.idempotency force row level security;
create policy tenant_gate on keyport.idempotency as restrictive for all to public
    using (tenant_id = (select keyport.tenant()))
    with check (tenant_id = (select keyport.tenant()));
create policy read on keyport.idempotency for select to keyport_app
    using ((select keyport.role()) is not null and actor = (select keyport.actor()));
create policy add on keyport.idempotency for insert to keyport_app
    with check ((select keyport.role()) is not null and actor = (select keyport.actor()));
create policy change on keyport.idempotency for update to keyport_app
    using ((select keyport.role()) is not null and actor = (select keyport.actor()))
    with check ((select keyport.role()) is not null and actor = (select keyport.actor()));
create policy remove on keyport.idempotency for delete to keyport_app
    using ((select keyport.role()) is not null and actor = (select keyport.actor()));

grant select, insert, update, delete on keyport.idempotency to keyport_app;
