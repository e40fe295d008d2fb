package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Security;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.ExtendedDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptoEngineTest {

    @ParameterizedTest
    @EnumSource
    void forgetCipherKey_afterEncrypting_leavesNoLastKeyToCompareWith(CryptoProvider provider) {
        CryptoEngine engine = provider.newEngine();
        byte[] message = new byte[44];
        encrypt(engine, message);

        assertThatThrownBy(() -> encrypt(engine, message))
                .as("a nonce used again")
                .isInstanceOf(RuntimeException.class);
        engine.forgetCipherKey();
        engine.forgetCipherKey();
        assertThatCode(() -> encrypt(engine, message)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void expand_afterForgetting_givesTheSameBytes(CryptoProvider provider) {
        CryptoEngine engine = provider.newEngine();
        byte[] before = engine.expand(TestKeys.bytes(1), new byte[] {1}, 32);

        engine.forgetDerivation();

        assertThat(engine.expand(TestKeys.bytes(1), new byte[] {1}, 32)).isEqualTo(before);
    }

    @Test
    void newEngine_bouncyCastle_registersNoSecurityProvider() {
        CryptoProvider.BOUNCY_CASTLE.newEngine();

        assertThat(Security.getProviders())
                .noneMatch(provider -> provider.getName().startsWith("BC"));
    }

    @Test
    void jdkSha256_anyPieces_hashesTheWhole() throws GeneralSecurityException {
        ExtendedDigest digest = new JdkSha256();
        Random random = new Random(8);

        for (int round = 0; round < 2_000; round++) {
            byte[] message = new byte[random.nextInt(1_000)];
            random.nextBytes(message);
            if (round % 3 == 0) {
                digest.update(message, 0, message.length / 2);
                digest.reset();
            }
            for (int at = 0; at < message.length; ) {
                int count = Math.min(message.length - at, random.nextInt(400));
                digest.update(message, at, count);
                at += count;
                if (at < message.length) {
                    digest.update(message[at++]);
                }
            }
            byte[] hash = new byte[40];
            assertThat(digest.doFinal(hash, 8)).isEqualTo(32);
            assertThat(Arrays.copyOfRange(hash, 8, 40))
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(message));
        }
    }

    private static void encrypt(CryptoEngine engine, byte[] message) {
        engine.encrypt(TestKeys.bytes(1), new byte[16], new byte[0], message, 0);
    }
}
