package dev.keyport.port.storage;

import dev.keyport.port.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one object of one tenant: {@code org/<tenant>/<segment>(/<segment>)*}.
 *
 * <p>A segment has 1 to 128 letters, digits, {@code .}, {@code _} and {@code -}, starts with a letter or a digit, and never
 * contains {@code ..}. The whole key has at most 512 bytes. There is no other way to name an object, so no caller can leave
 * its tenant's prefix. Immutable.
 */
public final class StorageKey {

    private static final int MAX_BYTES = 512;
    private static final String ROOT = "org/";
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127})*");

    private final TenantId tenant;
    private final String value;

    private StorageKey(TenantId tenant, String value) {
        this.tenant = tenant;
        this.value = value;
    }

    /**
     * The key of an object inside the tenant's prefix.
     *
     * @param path the segments after {@code org/<tenant>/}, for example {@code invoices/2026-001.pdf}
     * @throws InvalidStorageKeyException when the path is not of the form
     */
    public static StorageKey of(TenantId tenant, String path) {
        Objects.requireNonNull(tenant, "tenant");
        String value = ROOT + tenant.value() + "/" + path;
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidStorageKeyException("a storage key has at most " + MAX_BYTES + " bytes");
        }
        if (path.contains("..") || !PATH.matcher(path).matches()) {
            throw new InvalidStorageKeyException(
                    "a storage key is org/<tenant>/<segment>(/<segment>)*; a segment has 1 to 128"
                            + " letters, digits, '.', '_' and '-', starts with a letter or a digit, and has no '..'");
        }
        return new StorageKey(tenant, value);
    }

    /**
     * Reads a whole key that a caller of this tenant named.
     *
     * @throws InvalidStorageKeyException when the text is no storage key at all
     * @throws ForeignStorageKeyException when it is a key of another tenant
     */
    public static StorageKey parse(TenantId tenant, String key) {
        int end = key.startsWith(ROOT) ? key.indexOf('/', ROOT.length()) : -1;
        if (end < 0) {
            throw new InvalidStorageKeyException("a storage key starts with org/<tenant>/");
        }
        TenantId owner;
        try {
            owner = new TenantId(key.substring(ROOT.length(), end));
        } catch (IllegalArgumentException e) {
            throw new InvalidStorageKeyException("a storage key starts with org/<tenant>/", e);
        }
        StorageKey parsed = of(owner, key.substring(end + 1));
        if (!owner.equals(tenant)) {
            throw new ForeignStorageKeyException();
        }
        return parsed;
    }

    public TenantId tenant() {
        return tenant;
    }

    /** The whole key, {@code org/<tenant>/...}. */
    public String value() {
        return value;
    }

    /** The last segment, a name to save the object under. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StorageKey key && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
