-- Every policy on a table of the schema that concerns the runtime: this login, what it can become, or PUBLIC.
with recursive runtime_roles as (
    select r.oid from pg_roles r
    where r.rolname in (session_user, current_user, 'keyport_app', 'keyport_secret', 'keyport_worker')
    union
    select m.roleid from pg_auth_members m join runtime_roles r on r.oid = m.member
)
select c.relname as table_name,
       p.polname as policy_name,
       p.polpermissive as permissive,
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
           as command,
       (select string_agg(coalesce(r.rolname, 'public'), ' ' order by r.rolname)
        from unnest(p.polroles) as granted left join pg_roles r on r.oid = granted) as roles,
       coalesce(pg_get_expr(p.polqual, p.polrelid), '') as using_expression,
       coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as check_expression
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'keyport'
  and exists (select from unnest(p.polroles) as granted
              where granted = 0 or granted in (select oid from runtime_roles))
