-- Runs as keyport_owner.

create or replace function keyport.schema_version() returns text language sql immutable parallel safe as $$ select '8' $$;

-- Every page asks whether its session was ended, and most tenants have many more events than that.
create index event_session_ended on keyport.event (tenant_id, at) where type = 'session.ended';
