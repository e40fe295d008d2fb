-- Every table of the schema, whether it belongs to tenants, and whether it is a partition of another.
select c.relname as table_name,
       c.relispartition as partition,
       exists (select from pg_attribute a
               where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_tenants
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'keyport' and c.relkind in ('r', 'p', 'f')
