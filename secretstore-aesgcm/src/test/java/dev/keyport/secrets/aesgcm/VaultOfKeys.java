package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.KeyNotUnwrappedException;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key management service in this process: AES-256-GCM, bound to key, tenant and context. */
final class VaultOfKeys implements KeyWrapper {

    private final SecureRandom random;
    private final long activeId;
    private final Map<Long, byte[]> keys;

    VaultOfKeys(SecureRandom random, long activeId, Map<Long, byte[]> keys) {
        this.random = random;
        this.activeId = activeId;
        this.keys = keys;
    }

    @Override
    public long activeKeyId() {
        return activeId;
    }

    @Override
    public WrappedKey wrap(TenantId tenant, Secret dataKey, byte[] context) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        byte[] wrapped = dataKey.use(plain -> gcm(Cipher.ENCRYPT_MODE, activeId, tenant, context, nonce, plain));
        byte[] both = Arrays.copyOf(nonce, nonce.length + wrapped.length);
        System.arraycopy(wrapped, 0, both, nonce.length, wrapped.length);
        return new WrappedKey(activeId, both);
    }

    @Override
    public Secret unwrap(TenantId tenant, WrappedKey wrapped, byte[] context) {
        byte[] bytes = wrapped.bytes();
        if (!keys.containsKey(wrapped.keyId()) || bytes.length < 28) {
            throw new KeyNotUnwrappedException("no such key");
        }
        byte[] rest = Arrays.copyOfRange(bytes, 12, bytes.length);
        return Secret.takeOver(
                gcm(Cipher.DECRYPT_MODE, wrapped.keyId(), tenant, context, Arrays.copyOf(bytes, 12), rest));
    }

    private byte[] gcm(int mode, long id, TenantId tenant, byte[] context, byte[] nonce, byte[] in) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(keys.get(id), "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD((id + "\n" + tenant.value() + "\n").getBytes(StandardCharsets.UTF_8));
            cipher.updateAAD(context);
            return cipher.doFinal(in);
        } catch (GeneralSecurityException e) {
            throw new KeyNotUnwrappedException("does not open");
        }
    }
}
