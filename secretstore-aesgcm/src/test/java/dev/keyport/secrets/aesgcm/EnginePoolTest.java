package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnginePoolTest {

    @ParameterizedTest
    @EnumSource
    void use_again_getsTheSameEngineEvenAfterAFailure(CryptoProvider provider) {
        EnginePool pool = new EnginePool(provider, false);
        CryptoEngine first = pool.use(engine -> engine);

        assertThatThrownBy(() -> pool.use(engine -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(pool.<CryptoEngine, RuntimeException>use(engine -> engine)).isSameAs(first);
    }

    @ParameterizedTest
    @EnumSource
    void use_insideAnother_getsAnotherEngine(CryptoProvider provider) {
        EnginePool pool = new EnginePool(provider, false);

        boolean same = pool.use(outer -> pool.use(inner -> inner == outer));

        assertThat(same).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void use_poolThatForgets_leavesNoCipherKeyBehind(CryptoProvider provider) {
        EnginePool keeps = new EnginePool(provider, false);
        EnginePool forgets = new EnginePool(provider, true);
        encrypt(keeps);
        encrypt(forgets);

        assertThatThrownBy(() -> encrypt(keeps)).as("a nonce used again").isInstanceOf(RuntimeException.class);
        assertThatCode(() -> encrypt(forgets)).doesNotThrowAnyException();
    }

    private static byte[] encrypt(EnginePool pool) {
        return pool.use(engine -> {
            byte[] message = new byte[44];
            engine.encrypt(TestKeys.bytes(1), new byte[16], new byte[0], message, 0);
            return message;
        });
    }
}
