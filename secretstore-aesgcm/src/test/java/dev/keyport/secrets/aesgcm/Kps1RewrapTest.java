package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Kps1RewrapTest {

    private static final SealContext CONTEXT = Sealing.CONTEXT;

    @ParameterizedTest
    @EnumSource
    void rewrap_blobOfAnOldKey_changesIdAndWrappedKeyOnly(Sealing sealing) throws UnsealException {
        byte[] old = Sealing.seal(sealing.format(), CONTEXT, "sk-live-1");
        Kps1 rotated = sealing.other().format(2, new SecureRandom());

        byte[] fresh = rotated.rewrap(CONTEXT, old);

        assertThat(Kps1.kekId(fresh)).isEqualTo(2);
        assertThat(fresh).hasSameSizeAs(old);
        assertThat(Arrays.copyOfRange(fresh, 0, 2)).isEqualTo(Arrays.copyOfRange(old, 0, 2));
        assertThat(Arrays.copyOfRange(fresh, 6, 38)).isEqualTo(Arrays.copyOfRange(old, 6, 38));
        assertThat(Arrays.copyOfRange(fresh, sealing.dataAt(), fresh.length))
                .isEqualTo(Arrays.copyOfRange(old, sealing.dataAt(), old.length));
        assertThat(Arrays.copyOfRange(fresh, 40, sealing.dataAt()))
                .isNotEqualTo(Arrays.copyOfRange(old, 40, sealing.dataAt()));
        assertThat(Sealing.open(rotated, CONTEXT, fresh)).isEqualTo("sk-live-1");
    }

    @ParameterizedTest
    @EnumSource
    void rewrap_argument_isLeftAsItIs(Sealing sealing) throws UnsealException {
        byte[] old = Sealing.seal(sealing.format(), CONTEXT, "sk-live-1");
        byte[] before = old.clone();

        sealing.format(2, new SecureRandom()).rewrap(CONTEXT, old);

        assertThat(old).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void rewrap_dataKeyOrCommitmentDoesNotFit_isRefused(Sealing sealing) {
        byte[] blob = Sealing.seal(sealing.format(), CONTEXT, "sk-live-1");
        Kps1 rotated = sealing.format(2, new SecureRandom());

        for (int at = 0; at < sealing.dataAt(); at++) {
            byte[] changed = blob.clone();
            changed[at] ^= 4;
            assertThatThrownBy(() -> rotated.rewrap(CONTEXT, changed))
                    .as("byte %d", at)
                    .isInstanceOf(UnsealException.class);
        }
        assertThatThrownBy(() -> rotated.rewrap(Sealing.context("globex", "x", 1), blob))
                .isInstanceOf(UnsealException.class);
    }

    @ParameterizedTest
    @EnumSource
    void rewrap_damagedData_staysDamaged(Sealing sealing) throws UnsealException {
        byte[] blob = Sealing.seal(sealing.format(), CONTEXT, "sk-live-1");
        blob[blob.length - 1] ^= 1;
        Kps1 rotated = sealing.format(2, new SecureRandom());

        byte[] fresh = rotated.rewrap(CONTEXT, blob);

        assertThatThrownBy(() -> rotated.open(CONTEXT, fresh))
                .isInstanceOf(UnsealException.class)
                .hasMessage("the ciphertext is damaged");
    }
}
