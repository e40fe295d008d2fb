package dev.keyport.database;

import dev.keyport.port.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * A table of tenants, and how to put a row into it.
 *
 * @param role who may do most with it
 * @param key what finds a row without naming its tenant; names the tenant where there is nothing else
 * @param uniqueKey the columns of the primary key
 * @param insert a statement with places for the tenant and for the key's value
 */
record ProbeTable(String table, DatabaseRole role, String key, String uniqueKey, String insert) {

    private static final String INSERT_JOB = "insert into keyport.job (tenant_id, id, capability, actor, role)"
            + " values ('%1$s', '%2$s', 'probe', '" + AttackSession.ACTOR + "', 'probe')";

    static final List<ProbeTable> ALL = List.of(
            new ProbeTable(
                    "keyport.connection",
                    DatabaseRole.APP,
                    "id",
                    "tenant_id, id",
                    "insert into keyport.connection (tenant_id, id, domain, provider, created_by)"
                            + " values ('%1$s', '%2$s', 'ai', 'probe', 'probe')"),
            new ProbeTable(
                    "keyport.tenant_settings",
                    DatabaseRole.APP,
                    "tenant_id",
                    "tenant_id",
                    "insert into keyport.tenant_settings (tenant_id) values ('%1$s')"),
            new ProbeTable(
                    "keyport.secret",
                    DatabaseRole.SECRET,
                    "name",
                    "tenant_id, name, version",
                    "insert into keyport.secret (tenant_id, name, version, blob, created_by)"
                            + " values ('%1$s', '%2$s', 1, decode('fe01' || repeat('00', 125), 'hex'), 'probe')"),
            new ProbeTable(
                    "keyport.secret_counter",
                    DatabaseRole.SECRET,
                    "name",
                    "tenant_id, name",
                    "insert into keyport.secret_counter (tenant_id, name, last_version) values ('%1$s', '%2$s', 1)"),
            new ProbeTable(
                    "keyport.event",
                    DatabaseRole.APP,
                    "id",
                    "tenant_id, at, id",
                    "insert into keyport.event (tenant_id, id, level, type, message, actor)"
                            + " values ('%1$s', '%2$s', 'info', 'probe', 'probe', '" + AttackSession.ACTOR + "')"),
            new ProbeTable(
                    "keyport.idempotency",
                    DatabaseRole.APP,
                    "key",
                    "tenant_id, actor, key",
                    "insert into keyport.idempotency (tenant_id, actor, key, request_hash, claim, lease_until, expires_at)"
                            + " values ('%1$s', '" + AttackSession.ACTOR + "', '%2$s', decode(repeat('00', 32), 'hex'),"
                            + " gen_random_uuid(), now(), now())"),
            new ProbeTable("keyport.job", DatabaseRole.APP, "id", "tenant_id, id", INSERT_JOB),
            new ProbeTable(
                    "keyport.job_item",
                    DatabaseRole.APP,
                    "external_id",
                    "tenant_id, job_id, position",
                    "with job as (" + INSERT_JOB + " on conflict (tenant_id, id) do nothing)"
                            + " insert into keyport.job_item (tenant_id, job_id, position, external_id, data)"
                            + " values ('%1$s', '%2$s', 1, '%2$s', '{}')"));

    /** A tenant that nobody is. */
    static String nobody() {
        return new TenantId("probe-" + UUID.randomUUID()).value();
    }

    /** A value that no row has. */
    static String freshKey() {
        return UUID.randomUUID().toString();
    }

    String insertOf(String tenant, String keyValue) {
        return insert.formatted(new TenantId(tenant).value(), keyValue);
    }

    /** The name without its schema. */
    String name() {
        return table.substring("keyport.".length());
    }
}
