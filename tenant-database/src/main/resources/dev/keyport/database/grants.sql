-- Every privilege on a table, a view, a sequence or a column of the schema that the runtime has: this login, what it can become,
-- or PUBLIC.
with recursive runtime_roles as (
    select r.oid from pg_roles r
    where r.rolname in (session_user, current_user, 'keyport_app', 'keyport_secret', 'keyport_worker')
    union
    select m.roleid from pg_auth_members m join runtime_roles r on r.oid = m.member
),
granted as (
    select c.relname, null::name as attname, g.grantee, g.privilege_type, g.is_grantable, c.relowner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) g
    where n.nspname = 'keyport'
    union all
    select c.relname, a.attname, g.grantee, g.privilege_type, g.is_grantable, c.relowner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped cross join aclexplode(a.attacl) g
    where n.nspname = 'keyport'
)
select relname as table_name,
       coalesce(attname, '') as column_name,
       case grantee when 0 then 'public' else pg_get_userbyid(grantee) end as grantee,
       lower(privilege_type) || case when is_grantable then ' with grant option' else '' end as privilege
from granted
where grantee <> relowner and (grantee = 0 or grantee in (select oid from runtime_roles))
