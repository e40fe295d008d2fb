-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '4' $$;

-- What happened is told with the time of the database, never with one that the runtime says.
revoke insert on keyport.event from keyport_app;
grant insert (tenant_id, id, connection_id, level, type, message, meta, actor) on keyport.event to keyport_app;
-- So that neither ever reads like a formula in a spreadsheet.
alter table keyport.event
    add constraint event_type_starts_with_a_letter check (ascii(type) between 97 and 122),
    add constraint event_meta_is_object check (jsonb_typeof(meta) = 'object');

-- Keeps one partition for each day in UTC, from 90 days ago to 14 days ahead. The runtime may not make or drop tables: this is the
-- one thing that it may have done in the name of the owner, by the clock of the database and without any choice.
create function keyport.keep_days_of_events(out made integer, out moved bigint, out dropped integer)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '2s'
as $$
declare
    utc    constant timestamp := now() at time zone 'UTC';
    today  constant date := utc;
    oldest constant date := utc - interval '90 days';
    late   boolean;
    days   date[];
    day    date;
    name   text;
    start  text;
    ending text;
    within text;
    copied bigint;
begin
    made := 0;
    moved := 0;
    dropped := 0;
    -- Another node is at it.
    if not pg_try_advisory_xact_lock(7738725058519135234) then
        return;
    end if;

    days := array(select d::date from generate_series(today, today + 14, interval '1 day') d
                  where to_regclass('keyport.event_' || to_char(d, 'YYYYMMDD')) is null);
    late := pg_relation_size('keyport.event_default') > 0 or days && array [today, today + 1];
    if late then
        -- Writers wait: what is on its way into the default partition would not belong there any more.
        lock table only keyport.event in access exclusive mode;
        -- Policies bind the owner as well, and it acts for no tenant.
        alter table keyport.event_default no force row level security;
        days := array(select distinct (at at time zone 'UTC')::date from keyport.event_default
                      where at at time zone 'UTC' >= oldest
                      union select unnest(days) order by 1);
    end if;

    -- First what locks the whole table: readers take their locks in this order too.
    for name in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'keyport.event'::regclass and c.relname ~ '^event_[0-9]{8}$'
          and to_date(substr(c.relname, 7), 'YYYYMMDD') < oldest
    loop
        execute format('drop table keyport.%I', name);
        dropped := dropped + 1;
    end loop;

    foreach day in array days loop
        name := 'event_' || to_char(day, 'YYYYMMDD');
        start := to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00';
        ending := to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00';
        within := format('at >= %L and at < %L', start, ending);
        execute format('create table keyport.%I (like keyport.event including all)', name);
        if late then
            execute format('insert into keyport.%I select * from keyport.event_default where %s', name, within);
            get diagnostics copied = row_count;
            moved := moved + copied;
            execute format('delete from keyport.event_default where %s', within);
        end if;
        execute format('alter table keyport.%I enable row level security', name);
        execute format('alter table keyport.%I force row level security', name);
        execute format('create policy tenant_gate on keyport.%I as restrictive for all to public '
                       'using (tenant_id = (select keyport.tenant())) '
                       'with check (tenant_id = (select keyport.tenant()))', name);
        execute format('alter table keyport.event attach partition keyport.%I for values from (%L) to (%L)',
                       name, start, ending);
        made := made + 1;
    end loop;

    if late then
        -- What is left is older than 90 days.
        truncate keyport.event_default;
        alter table keyport.event_default force row level security;
    end if;
end $$;
revoke all on function keyport.keep_days_of_events() from public;
grant execute on function keyport.keep_days_of_events() to keyport_worker;

do $$ begin perform keyport.keep_days_of_events(); end $$;
