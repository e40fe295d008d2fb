-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '7' $$;

-- Workers take the jobs of tenants in turn: who is next, and what waits longest there, are read from one index.
create index job_turn on keyport.job (tenant_id, run_at) where state = 'ready';
drop index keyport.job_due;
