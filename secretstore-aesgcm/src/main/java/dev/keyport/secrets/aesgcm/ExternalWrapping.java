package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import dev.keyport.port.secrets.KeyNotUnwrappedException;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.WrappedKey;
import java.util.Objects;

/**
 * Suite 2: keys that never leave another system. What that system does not answer, or refuses, is its
 * {@link dev.keyport.port.secrets.KeyWrapperException}, and says nothing about the blob.
 */
final class ExternalWrapping implements KeyWrapping {

    static final byte SUITE = 2;

    private final KeyWrapper wrapper;

    ExternalWrapping(KeyWrapper wrapper) {
        this.wrapper = Objects.requireNonNull(wrapper, "wrapper");
    }

    @Override
    public byte suite() {
        return SUITE;
    }

    @Override
    public long activeKeyId() {
        return wrapper.activeKeyId();
    }

    @Override
    public WrappedKey wrap(CryptoEngine engine, SealContext context, byte[] dataKey, byte[] nonce) {
        try (Secret secret = Secret.copyOf(dataKey)) {
            return wrapper.wrap(context.tenant(), secret, context.externalWrap());
        }
    }

    @Override
    public byte[] unwrap(CryptoEngine engine, SealContext context, WrappedKey wrapped) throws UnsealException {
        try (Secret secret = wrapper.unwrap(context.tenant(), wrapped, context.externalWrap())) {
            if (secret.length() != CryptoEngine.KEY_BYTES) {
                throw new UnsealException("key " + wrapped.keyId() + " opened something that is no data key");
            }
            return secret.use(byte[]::clone);
        } catch (KeyNotUnwrappedException e) {
            throw new UnsealException("key " + wrapped.keyId() + " or the tenant, name or version is another one");
        }
    }
}
