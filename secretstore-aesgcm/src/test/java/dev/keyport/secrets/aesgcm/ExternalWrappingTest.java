package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.KeyWrapperException;
import dev.keyport.port.secrets.WrappedKey;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExternalWrappingTest {

    @Test
    void open_wrapperReturnsAnotherLength_isRefused() {
        byte[] blob = Sealing.seal(format(() -> Secret.copyOf(new byte[32])), Sealing.CONTEXT, "sk-live-1");
        Kps1 format = format(() -> Secret.copyOf(new byte[16]));

        assertThatThrownBy(() -> format.open(Sealing.CONTEXT, blob))
                .isInstanceOf(UnsealException.class)
                .hasMessage("key 7 opened something that is no data key");
    }

    @Test
    void open_wrapperDoesNotAnswer_isNoWordAboutTheBlob() {
        byte[] blob = Sealing.seal(format(() -> Secret.copyOf(new byte[32])), Sealing.CONTEXT, "sk-live-1");
        Kps1 format = format(() -> {
            throw new KeyWrapperException("no answer", null);
        });

        assertThatThrownBy(() -> format.open(Sealing.CONTEXT, blob)).isInstanceOf(KeyWrapperException.class);
        assertThatThrownBy(() -> format.rewrap(Sealing.CONTEXT, blob)).isInstanceOf(KeyWrapperException.class);
    }

    private static Kps1 format(Supplier<Secret> unwrapped) {
        return new Kps1(new ExternalWrapping(new Fixed(unwrapped)), CryptoProvider.JDK, new SecureRandom());
    }

    /** Wraps to one byte, and opens to what it is told. */
    private static final class Fixed implements KeyWrapper {

        private final Supplier<Secret> unwrapped;

        Fixed(Supplier<Secret> unwrapped) {
            this.unwrapped = unwrapped;
        }

        @Override
        public long activeKeyId() {
            return 7;
        }

        @Override
        public WrappedKey wrap(TenantId tenant, Secret dataKey, byte[] context) {
            return new WrappedKey(7, new byte[] {1});
        }

        @Override
        public Secret unwrap(TenantId tenant, WrappedKey wrapped, byte[] context) {
            return unwrapped.get();
        }
    }
}
