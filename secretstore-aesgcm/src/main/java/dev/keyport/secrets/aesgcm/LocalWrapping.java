package dev.keyport.secrets.aesgcm;

import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.crypto.AEADBadTagException;

/** Suite 1: keys of the ring, by way of a wrap key that is derived for each tenant and erased after use. */
final class LocalWrapping implements KeyWrapping {

    static final byte SUITE = 1;

    /** Nonce, data key and tag. */
    static final int WRAPPED_BYTES = CryptoEngine.NONCE_BYTES + CryptoEngine.KEY_BYTES + CryptoEngine.TAG_BYTES;

    private static final byte[] WRAP = "kps1/wrap".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECK = "kps1/kcv".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FINGERPRINT = "kps1/fingerprint".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK_BYTES = 8;

    private final KeyRing ring;

    LocalWrapping(KeyRing ring) {
        this.ring = Objects.requireNonNull(ring, "ring");
    }

    @Override
    public byte suite() {
        return SUITE;
    }

    @Override
    public long activeKeyId() {
        return ring.activeId();
    }

    @Override
    public WrappedKey wrap(CryptoEngine engine, SealContext context, byte[] dataKey, byte[] nonce) {
        byte[] wrapKey = derive(engine, ring.activeKey(), context.tenant(), WRAP);
        try {
            byte[] wrapped = new byte[WRAPPED_BYTES];
            System.arraycopy(nonce, 0, wrapped, 0, CryptoEngine.NONCE_BYTES);
            engine.encrypt(wrapKey, dataKey, context.localWrap(ring.activeId()), wrapped, 0);
            return new WrappedKey(ring.activeId(), wrapped);
        } finally {
            CryptoEngine.erase(wrapKey);
        }
    }

    @Override
    public byte[] unwrap(CryptoEngine engine, SealContext context, WrappedKey wrapped) throws UnsealException {
        long id = wrapped.keyId();
        byte[] wrapKey = derive(engine, ring.key(id), context.tenant(), WRAP);
        try {
            return engine.decrypt(wrapKey, context.localWrap(id), wrapped.bytes(), 0, WRAPPED_BYTES);
        } catch (AEADBadTagException e) {
            throw new UnsealException("key " + id + " or the tenant, name or version is another one");
        } finally {
            CryptoEngine.erase(wrapKey);
        }
    }

    /** Tells a wrong key from the right one without opening anything. */
    byte[] keyCheckValue(CryptoEngine engine, long kekId) throws UnsealException {
        return engine.expand(ring.key(kekId), CHECK, CHECK_BYTES);
    }

    /** A key for fingerprints of a tenant, which the caller erases; another one after a rotation. */
    byte[] fingerprintKey(CryptoEngine engine, TenantId tenant) {
        return derive(engine, ring.activeKey(), tenant, FINGERPRINT);
    }

    private static byte[] derive(CryptoEngine engine, byte[] kek, TenantId tenant, byte[] purpose) {
        byte[] salt = tenant.value().getBytes(StandardCharsets.UTF_8);
        return engine.derive(kek, salt, purpose, CryptoEngine.KEY_BYTES);
    }
}
