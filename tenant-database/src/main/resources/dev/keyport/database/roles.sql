-- Runs as an administrator, again at every migration. Roles belong to the server, not to one database.
do $$
begin
    if not exists (select from pg_roles where rolname = 'keyport_owner') then
        create role keyport_owner nologin noinherit nosuperuser nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'keyport_app') then
        create role keyport_app nologin noinherit nosuperuser nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'keyport_secret') then
        create role keyport_secret nologin noinherit nosuperuser nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'keyport_worker') then
        create role keyport_worker nologin noinherit nosuperuser nobypassrls;
    end if;
end $$;

-- keyport_owner owns the tables, keyport_app is the runtime. For one transaction the secret store enters keyport_secret, and
-- what looks for work of all tenants enters keyport_worker.
grant keyport_secret, keyport_worker to keyport_app;
do $$
begin
    if not pg_has_role(current_user, 'keyport_owner', 'member') then
        execute format('grant keyport_owner to %I', current_user);
    end if;
end $$;

create schema if not exists keyport authorization keyport_owner;
grant usage on schema keyport to keyport_app, keyport_secret, keyport_worker;
revoke all on schema public from public;
