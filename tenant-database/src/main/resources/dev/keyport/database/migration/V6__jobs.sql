-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '6' $$;

-- Work that a connection is to do in the background, and what came of it.
create table keyport.job (
    tenant_id       text        not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    id              uuid        not null default gen_random_uuid(),
    -- Null when the connection was deleted since.
    connection_id   uuid,
    capability      text        not null check (capability ~ '^[a-z][a-z0-9_]{1,49}$'),
    -- Whether a second one of the same kind must wait until this one has ended.
    one_at_a_time   boolean     not null default false,
    state           text        not null default 'ready'
                                check (state in ('ready', 'running', 'succeeded', 'failed', 'unknown', 'cancelled')),
    -- Tries of the page that is under way, this one included.
    attempt         integer     not null default 0 check (attempt >= 0),
    max_attempts    integer     not null default 12 check (max_attempts > 0),
    run_at          timestamptz not null default now(),
    -- Grows with every claim: whoever holds an older one has lost the job.
    lease_token     bigint      not null default 0,
    lease_until     timestamptz,
    picked_by       text        check (octet_length(picked_by) <= 255),
    input           jsonb       not null default '{}' check (jsonb_typeof(input) = 'object' and pg_column_size(input) < 262144),
    -- Pages that are stored, and what they brought.
    pages           integer     not null default 0,
    items           bigint      not null default 0,
    outcome         text        check (outcome in ('CONFIRMED', 'SIMULATED', 'REJECTED', 'UNKNOWN')),
    result          jsonb       check (jsonb_typeof(result) = 'object' and pg_column_size(result) < 16384),
    failure_kind    text        check (octet_length(failure_kind) <= 50),
    failure_message text        check (octet_length(failure_message) <= 2048),
    -- Who asked for it, and as what.
    actor           text        not null,
    role            text        not null,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    ended_at        timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, connection_id) references keyport.connection (tenant_id, id) on delete set null (connection_id),
    check ((state = 'running') = (lease_until is not null)),
    check ((state in ('ready', 'running')) = (ended_at is null))
);
create index job_due on keyport.job (run_at) where state = 'ready';
create index job_lease on keyport.job (lease_until) where state = 'running';
create index job_of_connection on keyport.job (tenant_id, connection_id, created_at desc, id);
create index job_ended on keyport.job (ended_at) where ended_at is not null;
create unique index job_one_at_a_time on keyport.job (tenant_id, connection_id, capability)
    where one_at_a_time and state in ('ready', 'running');

-- What a job brought, in the order in which it came.
create table keyport.job_item (
    tenant_id   text   not null check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
    job_id      uuid   not null,
    position    bigint not null check (position > 0),
    external_id text   not null check (octet_length(external_id) between 1 and 1024),
    data        jsonb  not null check (jsonb_typeof(data) = 'object' and pg_column_size(data) < 1048576),
    primary key (tenant_id, job_id, position),
    foreign key (tenant_id, job_id) references keyport.job (tenant_id, id) on delete cascade
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['job', 'job_item'] loop
        execute format('alter table keyport.%I enable row level security', tenant_table);
        execute format('alter table keyport.%I force row level security', tenant_table);
    end loop;
end $$;

-- keyport_worker finds jobs that are due. It claims none: that is done in the job's tenant.
create policy tenant_gate on keyport.job as restrictive for all to public
    using (tenant_id = (select keyport.tenant()) or current_user = 'keyport_worker')
    with check (tenant_id = (select keyport.tenant()));
create policy tenant_gate on keyport.job_item as restrictive for all to public
    using (tenant_id = (select keyport.tenant()))
    with check (tenant_id = (select keyport.tenant()));

-- Whoever may not see the jobs of all sees those that are their own.
create policy read on keyport.job for select to keyport_app
    using ((select keyport.role()) in ('owner', 'admin', 'manager', 'system')
           or ((select keyport.role()) is not null and actor = (select keyport.actor())));
create policy add on keyport.job for insert to keyport_app
    with check ((select keyport.role()) is not null and actor = (select keyport.actor()));
create policy change on keyport.job for update to keyport_app
    using ((select keyport.role()) in ('owner', 'admin', 'system'))
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));
create policy remove on keyport.job for delete to keyport_app
    using ((select keyport.role()) = 'system');
create policy find_work on keyport.job for select to keyport_worker using (true);

create policy read on keyport.job_item for select to keyport_app
    using ((select keyport.role()) in ('owner', 'admin', 'manager', 'system'));
create policy add on keyport.job_item for insert to keyport_app
    with check ((select keyport.role()) in ('owner', 'admin', 'system'));

-- What a job is asked for never changes, and nobody adds one that has a result already.
grant select, delete on keyport.job to keyport_app;
grant insert (tenant_id, id, connection_id, capability, one_at_a_time, input, actor, role) on keyport.job to keyport_app;
grant update (state, attempt, run_at, lease_token, lease_until, picked_by, pages, items, outcome, result, failure_kind,
              failure_message, started_at, ended_at) on keyport.job to keyport_app;
grant select (tenant_id, id, state, run_at, lease_until, ended_at) on keyport.job to keyport_worker;
grant select, insert on keyport.job_item to keyport_app;

-- Headers of an answer that belong to it, such as Location.
alter table keyport.idempotency
    add column headers jsonb not null default '{}' check (jsonb_typeof(headers) = 'object' and pg_column_size(headers) < 8192);
create index idempotency_expired on keyport.idempotency (expires_at);

-- keyport_worker finds what actors left who never come back. It deletes nothing: that is done as the actor.
grant select (tenant_id, actor, expires_at) on keyport.idempotency to keyport_worker;
create policy find_work on keyport.idempotency for select to keyport_worker using (true);
alter policy tenant_gate on keyport.idempotency
    using (tenant_id = (select keyport.tenant()) or current_user = 'keyport_worker');
