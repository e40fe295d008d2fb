-- Each row is a way in which the isolation of tenants is not in place, as the current role sees it. None may come back.
with tables as (
    select c.oid, c.oid::regclass::text as name, c.relowner, c.relrowsecurity, c.relforcerowsecurity,
           exists (select from pg_attribute a
                   where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_tenants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'keyport' and c.relkind in ('r', 'p')
),
runtime_roles as (
    -- what this login is, and what it can become
    select r.oid, r.rolname, r.rolsuper, r.rolbypassrls from pg_roles r where pg_has_role(current_user, r.oid, 'MEMBER')
)
select 'runtime role is superuser or bypasses row-level security' as problem, rolname as object
from runtime_roles where rolsuper or rolbypassrls
union all
select 'runtime role can become the owner', rolname from runtime_roles where rolname = 'keyport_owner'
union all
select 'runtime role owns a table', t.name
from tables t join runtime_roles r on r.oid = t.relowner
union all
select 'table of tenants without ENABLE and FORCE row-level security', t.name
from tables t where t.of_tenants and not (t.relrowsecurity and t.relforcerowsecurity)
union all
select 'table of tenants without a RESTRICTIVE tenant gate', t.name
from tables t
where t.of_tenants and not exists (
    select from pg_policy p
    where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
      and pg_get_expr(p.polqual, p.polrelid) like '%keyport.tenant()%'
      and pg_get_expr(p.polwithcheck, p.polrelid) like '%keyport.tenant()%')
union all
select 'runtime role may TRUNCATE, REFERENCE or add triggers', t.name
from tables t join runtime_roles r on has_table_privilege(r.oid, t.oid, 'TRUNCATE,REFERENCES,TRIGGER')
union all
select 'keyport_app can read or write secrets without entering keyport_secret', t.name
from tables t
where t.name in ('keyport.secret', 'keyport.secret_counter', 'keyport.key_check')
  and has_table_privilege('keyport_app', t.oid, 'SELECT,INSERT,UPDATE,DELETE')
union all
select 'privileges granted on a partition itself', c.oid::regclass::text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join runtime_roles r on has_table_privilege(r.oid, c.oid, 'SELECT,INSERT,UPDATE,DELETE')
where n.nspname = 'keyport' and c.relispartition
union all
select 'view without security_invoker over a table of tenants', c.oid::regclass::text
from pg_class c
where c.relkind = 'v' and has_table_privilege(current_user, c.oid, 'SELECT')
  and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)
  and exists (select from pg_depend d join pg_rewrite w on w.oid = d.objid join tables t on t.oid = d.refobjid
              where w.ev_class = c.oid and t.of_tenants)
union all
select 'materialized view over a table of tenants', c.oid::regclass::text
from pg_class c
where c.relkind = 'm' and has_table_privilege(current_user, c.oid, 'SELECT')
  and exists (select from pg_depend d join pg_rewrite w on w.oid = d.objid join tables t on t.oid = d.refobjid
              where w.ev_class = c.oid and t.of_tenants)
union all
select 'accessor of the context is not STABLE', p.oid::regprocedure::text
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'keyport' and p.prosrc like '%current_setting%' and p.provolatile <> 's'
union all
select 'SECURITY DEFINER function executable by the runtime role', p.oid::regprocedure::text
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'keyport' and p.prosecdef and has_function_privilege(current_user, p.oid, 'EXECUTE')
union all
select 'unique index not led by tenant_id', i.indexrelid::regclass::text
from pg_index i join tables t on t.oid = i.indrelid
join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
where t.of_tenants and i.indisunique and i.indkey[0] <> a.attnum
order by 1, 2
