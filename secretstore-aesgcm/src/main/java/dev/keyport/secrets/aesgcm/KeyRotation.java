package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows.Change;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Moves every stored secret under the active key of a ring: only the wrapping of its data key changes, the secret itself is not
 * opened.
 *
 * <p>It works while secrets are read and written: a change that somebody makes meanwhile stays, and every secret opens before
 * and after its turn. It may be stopped at any point and started again, and several may run at once. Before it starts, every
 * process that reads secrets needs the active key in its ring. Thread-safe.
 */
public final class KeyRotation {

    private static final int TENANTS = 500;
    private static final int SECRETS = 200;

    private final SealingKeys keys;
    private final long activeId;
    private final RotationRows rows;

    private KeyRotation(SealingKeys keys, long activeId, RotationRows rows) {
        this.keys = keys;
        this.activeId = activeId;
        this.rows = rows;
    }

    /**
     * A rotation to the active key of this ring.
     *
     * @throws InvalidKeyException when a key is missing from the ring, or is not the one that had its id
     */
    public static KeyRotation of(TenantDatabase database, KeyRing ring, CryptoProvider provider) {
        return new KeyRotation(SealingKeys.of(database, ring, provider), ring.activeId(), new RotationRows(database));
    }

    /**
     * A rotation to the newest version of a key that another system holds.
     *
     * @throws InvalidKeyException when a key ring sealed secrets here
     * @throws dev.keyport.port.secrets.KeyWrapperException when the other system does not answer, or refuses
     */
    public static KeyRotation of(TenantDatabase database, KeyWrapper wrapper, CryptoProvider provider) {
        return new KeyRotation(
                SealingKeys.of(database, wrapper, provider), wrapper.activeKeyId(), new RotationRows(database));
    }

    /**
     * Runs until no secret is left that another key of the ring sealed and that opens. What it reports as done is on disk.
     *
     * @throws dev.keyport.database.DatabaseUnavailableException when the database does not answer; run it again
     */
    public RotationReport run(RotationProgress progress) {
        RotationReport.Builder report = new RotationReport.Builder(progress, left());
        long before;
        do {
            before = report.rewrapped();
            report.startPass();
            rotateAll(report);
        } while (report.rewrapped() > before);
        if (countsHere()) {
            keys.rows().countWrapped(activeId, 0);
        }
        return report.build(leftByKey());
    }

    private void rotateAll(RotationReport.Builder report) {
        String after = "";
        List<TenantId> tenants;
        do {
            tenants = rows.tenants(keys.suite(), activeId, after, TENANTS);
            for (TenantId tenant : tenants) {
                rotate(tenant, report);
                after = tenant.value();
            }
        } while (tenants.size() == TENANTS);
    }

    private void rotate(TenantId tenant, RotationReport.Builder report) {
        Caller caller = Caller.system(tenant);
        Sealed last = new Sealed("", 0, new byte[0]);
        List<Sealed> page;
        do {
            page = rows.secrets(caller, keys.suite(), activeId, last.name(), last.version(), SECRETS);
            if (page.isEmpty()) {
                return;
            }
            List<Change> changes = rewrap(tenant, page, report);
            report.done(changes.isEmpty() ? 0 : rows.replace(caller, changes, !countsHere()));
            last = page.get(page.size() - 1);
        } while (page.size() == SECRETS);
    }

    private List<Change> rewrap(TenantId tenant, List<Sealed> page, RotationReport.Builder report) {
        List<Change> changes = new ArrayList<>(page.size());
        for (Sealed sealed : page) {
            SealContext context =
                    new SealContext(tenant, new SecretName(sealed.name()), new SecretVersion(sealed.version()));
            try {
                byte[] rewrapped = keys.format().rewrap(context, sealed.blob());
                keys.wraps().countOne();
                changes.add(new Change(sealed, rewrapped));
            } catch (UnsealException e) {
                report.unreadable(context, e);
            }
        }
        return changes;
    }

    /** Then the last count makes durable what was committed without waiting. */
    private boolean countsHere() {
        return keys.suite() == LocalWrapping.SUITE;
    }

    private long left() {
        return leftByKey().values().stream().mapToLong(Long::longValue).sum();
    }

    private SortedMap<Long, Long> leftByKey() {
        SortedMap<Long, Long> left = keys.rows().sealed(keys.suite());
        left.remove(activeId);
        return left;
    }
}
