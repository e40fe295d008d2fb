-- Each row is a way in which the isolation of tenants is not in place. None may come back. Policies and grants on tables are
-- compared with the role matrix elsewhere (MatrixCheck); here is what holds for every table, function and role.
with recursive runtime_roles as (
    -- what this login is, and what it can become
    select r.oid from pg_roles r
    where r.rolname in (session_user, current_user, 'keyport_app', 'keyport_secret', 'keyport_worker')
    union
    select m.roleid from pg_auth_members m join runtime_roles r on r.oid = m.member
),
runtime as (
    select r.* from pg_roles r join runtime_roles using (oid)
),
tables as (
    select c.oid, c.oid::regclass::text as name, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           exists (select from pg_attribute a
                   where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_tenants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'keyport' and c.relkind in ('r', 'p', 'f')
),
-- whatever reads a table of tenants, directly or through other views
readers as (
    select t.oid from tables t where t.of_tenants
    union
    select w.ev_class
    from pg_depend d join pg_rewrite w on w.oid = d.objid join readers x on x.oid = d.refobjid
    where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
),
functions as (
    select p.oid, p.oid::regprocedure::text as name, p.proowner, p.prosecdef, p.provolatile, p.proconfig, l.lanname,
           btrim(regexp_replace(p.prosrc, '\s+', ' ', 'g')) as body
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where n.nspname = 'keyport'
),
-- what the policies call to learn who acts, and who may execute it
accessors (name, body, executors) as (
    values ('keyport.tenant()', 'select nullif(current_setting(''keyport.tenant'', true), '''')',
            array ['keyport_app', 'keyport_secret', 'keyport_worker']),
           ('keyport.role()', 'select nullif(current_setting(''keyport.role'', true), '''')',
            array ['keyport_app', 'keyport_secret']),
           ('keyport.actor()', 'select nullif(current_setting(''keyport.actor'', true), '''')',
            array ['keyport_app', 'keyport_secret'])
),
-- the one function that the runtime may run with the rights of the owner, when it is as the migration made it
keeper as (
    select f.oid from functions f join pg_proc p on p.oid = f.oid join pg_roles worker on worker.rolname = 'keyport_worker'
    where f.name = 'keyport.keep_days_of_events()' and f.prosecdef and f.lanname = 'plpgsql' and f.provolatile = 'v'
      and pg_get_userbyid(f.proowner) = 'keyport_owner'
      and f.proconfig = array ['search_path=pg_catalog, pg_temp', 'lock_timeout=2s']
      and encode(sha256(convert_to(f.body, 'UTF8')), 'hex') = 'aa700275087b9880ce64d407d571555d847bf9dc3be015a6c58b223f139045e6'
      and array(select g.grantee || ' ' || g.privilege_type || case when g.is_grantable then ' to give' else '' end
                from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> f.proowner)
          = array [worker.oid || ' EXECUTE']
)
select 'runtime role is superuser or bypasses row-level security' as problem, rolname::text as object
from runtime where rolsuper or rolbypassrls
union all
select 'owner of the tables is superuser or bypasses row-level security', rolname
from pg_roles where rolname = 'keyport_owner' and (rolsuper or rolbypassrls)
union all
select 'role may create roles or databases, or replicate', rolname
from pg_roles where (rolcreaterole or rolcreatedb or rolreplication)
  and (rolname = 'keyport_owner' or oid in (select oid from runtime))
union all
select 'role that is only entered can log in', rolname
from pg_roles where rolcanlogin and rolname in ('keyport_owner', 'keyport_secret', 'keyport_worker') and rolname <> session_user
union all
select 'runtime role can become the owner', rolname from runtime where rolname = 'keyport_owner'
union all
-- a role of the platform that has nothing to do with this schema, such as one that only allows a way to log in, is none of it
select 'runtime role can become a role that it needs not', r.rolname
from runtime r
where r.rolname not in (session_user, current_user, 'keyport_app', 'keyport_secret', 'keyport_worker', 'keyport_owner')
  and (r.rolname like 'pg\_%' or exists (select from pg_namespace n
                                         where n.nspname = 'keyport' and has_schema_privilege(r.oid, n.oid, 'USAGE,CREATE')))
union all
select 'runtime role cannot become', rolname
from pg_roles where rolname in ('keyport_app', 'keyport_secret', 'keyport_worker') and not pg_has_role(session_user, oid, 'MEMBER')
union all
select 'role does not exist', name
from unnest(array ['keyport_owner', 'keyport_app', 'keyport_secret', 'keyport_worker']) as name
where not exists (select from pg_roles where rolname = name)
union all
select 'runtime role has the rights of another role without entering it', format('%s those of %s', r.rolname, entered.rolname)
from runtime r join pg_roles entered on entered.rolname in ('keyport_secret', 'keyport_worker')
where r.oid <> entered.oid and not r.rolsuper and pg_has_role(r.oid, entered.oid, 'USAGE')
union all
select 'connection has a tenant, role or actor before any was set', setting
from unnest(array ['keyport.tenant', 'keyport.role', 'keyport.actor']) as setting
where coalesce(current_setting(setting, true), '') <> ''
union all
select 'role that is entered cannot use the schema', r.rolname
from pg_roles r join pg_namespace n on n.nspname = 'keyport'
where r.rolname in ('keyport_app', 'keyport_secret', 'keyport_worker') and not has_schema_privilege(r.oid, n.oid, 'USAGE')
union all
select 'runtime role may create objects in a schema', format('%s in %s', r.rolname, n.nspname)
from pg_namespace n join runtime r on has_schema_privilege(r.oid, n.oid, 'CREATE')
where n.nspname !~ '^pg_(toast_)?temp_' and not r.rolsuper
union all
select 'runtime role may create schemas in this database', r.rolname
from runtime r where has_database_privilege(r.oid, current_database(), 'CREATE') and not r.rolsuper
union all
select 'runtime role owns a table', t.name
from tables t join runtime r on r.oid = t.relowner
union all
select 'runtime role owns the schema', r.rolname
from pg_namespace n join runtime r on r.oid = n.nspowner where n.nspname = 'keyport'
union all
select 'runtime role owns a function', f.name
from functions f join runtime r on r.oid = f.proowner
union all
select 'table of tenants without ENABLE and FORCE row-level security', t.name
from tables t where (t.of_tenants or t.relispartition) and not (t.relrowsecurity and t.relforcerowsecurity)
union all
select 'view without security_invoker over a table of tenants', c.oid::regclass::text
from pg_class c join readers x on x.oid = c.oid
where c.relkind = 'v'
  and not coalesce(c.reloptions && array ['security_invoker=true', 'security_invoker=on', 'security_invoker=1', 'security_invoker=yes'], false)
  and exists (select from runtime r where has_any_column_privilege(r.oid, c.oid, 'SELECT,INSERT,UPDATE')
                                       or has_table_privilege(r.oid, c.oid, 'DELETE'))
union all
select 'materialized view over a table of tenants', c.oid::regclass::text
from pg_class c join readers x on x.oid = c.oid
where c.relkind = 'm' and exists (select from runtime r where has_any_column_privilege(r.oid, c.oid, 'SELECT'))
union all
select 'accessor of the context is missing', a.name
from accessors a where not exists (select from functions f where f.name = a.name)
union all
select 'accessor of the context is not STABLE', f.name
from functions f join accessors a using (name) where f.provolatile <> 's'
union all
select 'accessor of the context does not read the context as it must', f.name
from functions f join accessors a using (name)
where f.body <> a.body or f.lanname <> 'sql' or f.proconfig is not null
union all
select 'accessor of the context cannot be executed by', format('%s: %s', f.name, executor)
from functions f join accessors a using (name) cross join unnest(a.executors) as executor
join pg_roles r on r.rolname = executor
where not has_function_privilege(r.oid, f.oid, 'EXECUTE')
union all
select 'accessor of the context can be executed by PUBLIC', f.name
from functions f join accessors a using (name) join pg_proc p on p.oid = f.oid
where exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0)
union all
select 'function that keeps the days of events is not as this release makes it', 'keyport.keep_days_of_events()'
where not exists (select from keeper)
union all
select 'function that this release does not know is executable by the runtime role', f.name
from functions f
where f.name not in (select name from accessors) and f.name <> 'keyport.schema_version()' and not f.prosecdef
  and exists (select from runtime r where has_function_privilege(r.oid, f.oid, 'EXECUTE'))
union all
select 'SECURITY DEFINER function executable by the runtime role', p.oid::regprocedure::text
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where p.prosecdef and p.oid not in (select oid from keeper)
  and (n.nspname = 'keyport' or pg_get_userbyid(p.proowner) = 'keyport_owner' or p.prosrc like '%keyport.%')
  and exists (select from runtime r where has_function_privilege(r.oid, p.oid, 'EXECUTE'))
union all
select 'default privileges would grant what is made later', format('%s to %s', n.nspname, coalesce(r.rolname, 'PUBLIC'))
from pg_default_acl d
left join pg_namespace n on n.oid = d.defaclnamespace
cross join aclexplode(d.defaclacl) g
left join runtime r on r.oid = g.grantee
where (n.nspname = 'keyport' or (d.defaclnamespace = 0 and pg_get_userbyid(d.defaclrole) = 'keyport_owner'))
  and (r.oid is not null or (g.grantee = 0 and d.defaclobjtype in ('r', 'S')))
union all
select 'role that is only entered is given to a role that is not the runtime', format('%s to %s', entered.rolname, member.rolname)
from pg_auth_members m
join pg_roles entered on entered.oid = m.roleid
join pg_roles member on member.oid = m.member
where entered.rolname in ('keyport_secret', 'keyport_worker') and member.rolname <> 'keyport_app'
  and not member.rolsuper and not member.rolcreaterole and not pg_has_role(member.oid, 'keyport_owner', 'MEMBER')
union all
select 'runtime role may give a role to others', format('%s %s', member.rolname, given.rolname)
from pg_auth_members m
join pg_roles given on given.oid = m.roleid
join runtime member on member.oid = m.member
where m.admin_option
union all
-- foreign keys are triggers
select 'runtime role may switch foreign keys off', r.rolname
from runtime r where not r.rolsuper and has_parameter_privilege(r.oid, 'session_replication_role', 'SET')
union all
select 'foreign keys are switched off for a role or the database', coalesce(r.rolname, 'all roles')
from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole
cross join unnest(s.setconfig) as setting
where setting like 'session\_replication\_role=%' and setting <> 'session_replication_role=origin'
  and s.setdatabase in (0, (select d.oid from pg_database d where d.datname = current_database()))
  and (s.setrole = 0 or s.setrole in (select oid from runtime))
union all
select 'trigger on a table', format('%s on %s', g.tgname, t.name)
from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
union all
select 'rewrite rule on a table', format('%s on %s', w.rulename, t.name)
from pg_rewrite w join tables t on t.oid = w.ev_class
union all
select 'secrets are not checked to be sealed', 'keyport.secret'
where not exists (select from pg_constraint k join tables t on t.oid = k.conrelid
                  where t.name = 'keyport.secret' and k.conname = 'blob_is_sealed' and k.contype = 'c'
                    and k.convalidated and pg_get_constraintdef(k.oid) like '%(get_byte(blob, 0) = 254)%')
union all
select 'unique index not led by tenant_id', i.indexrelid::regclass::text
from pg_index i join tables t on t.oid = i.indrelid
join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
where t.of_tenants and (i.indisunique or i.indisexclusion) and i.indkey[0] <> a.attnum
union all
select 'foreign key not led by tenant_id', format('%s of %s', k.conname, t.name)
from pg_constraint k join tables t on t.oid = k.conrelid
join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
where t.of_tenants and k.contype = 'f' and k.conkey[1] <> a.attnum
order by 1, 2
