package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Kps1Test {

    private static final SealContext CONTEXT = Sealing.CONTEXT;

    @ParameterizedTest
    @EnumSource
    void open_sameContext_returnsTheText(Sealing sealing) throws UnsealException {
        Kps1 format = sealing.format();

        for (int length : new int[] {0, 1, 15, 16, 17, 40, 1_000, 16_000}) {
            String text = "x".repeat(length);
            assertThat(Sealing.open(format, CONTEXT, Sealing.seal(format, CONTEXT, text)))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void seal_sameRandomBytes_givesTheSameBlobWithBothProviders(Sealing sealing) throws UnsealException {
        Kps1 one = sealing.format(2, Sealing.sameEveryTime(5));
        Kps1 other = sealing.other().format(2, Sealing.sameEveryTime(5));

        byte[] blob = Sealing.seal(one, CONTEXT, "sk-live-1");

        assertThat(Sealing.seal(other, CONTEXT, "sk-live-1")).isEqualTo(blob);
        assertThat(Sealing.open(other, CONTEXT, blob)).isEqualTo("sk-live-1");
    }

    @ParameterizedTest
    @EnumSource
    void seal_anySecret_isOpenedByAnIndependentReader(Sealing sealing) {
        byte[] blob = Sealing.seal(sealing.format(), CONTEXT, "sk-live-1");

        assertThat(blob[1]).isEqualTo((byte) sealing.suite());
        assertThat(independently(sealing, blob)).isEqualTo("sk-live-1".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void seal_sameTextTwice_sharesNothingBehindTheHeader(Sealing sealing) {
        Kps1 format = sealing.format();
        byte[] first = Sealing.seal(format, CONTEXT, "sk-live-1");
        byte[] second = Sealing.seal(format, CONTEXT, "sk-live-1");

        for (int at = 6; at + 8 <= first.length; at++) {
            assertThat(Arrays.equals(first, at, at + 8, second, at, at + 8))
                    .as("8 equal bytes at %d", at)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_blobOfTheOtherSuite_isRefusedAndSaysWhy(Sealing sealing) {
        byte[] blob = Sealing.seal(sealing.otherSuite().format(), CONTEXT, "sk-live-1");

        assertThatThrownBy(() -> sealing.format().open(CONTEXT, blob))
                .isInstanceOf(UnsealException.class)
                .hasMessage(
                        "a blob of suite %d, and the keys here are of suite %d", 3 - sealing.suite(), sealing.suite());
    }

    @ParameterizedTest
    @EnumSource
    void sealAndOpen_manyThreads_neverMixTheirSecrets(Sealing sealing) {
        Kps1 format = sealing.format();

        List<Boolean> same = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(number -> {
                    SealContext context = Sealing.context("t" + number, "x", 1);
                    try {
                        return Sealing.open(format, context, Sealing.seal(format, context, "sk-" + number))
                                .equals("sk-" + number);
                    } catch (UnsealException e) {
                        return false;
                    }
                })
                .toList();

        assertThat(same).hasSize(2_000).containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource
    void kekId_blob_isTheIdOfTheKeyThatSealed(Sealing sealing) throws UnsealException {
        Kps1 format = sealing.format(0xFFFF_FFFEL, Sealing.sameEveryTime(1));

        assertThat(Kps1.kekId(Sealing.seal(format, CONTEXT, "x"))).isEqualTo(0xFFFF_FFFEL);
        assertThat(format.activeKekId()).isEqualTo(0xFFFF_FFFEL);
    }

    @Test
    void kekId_noBlob_isRefused() {
        assertThatThrownBy(() -> Kps1.kekId("sk-live".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnsealException.class);
    }

    @ParameterizedTest
    @EnumSource
    void fingerprint_key_isTheStartOfAnHmac(Sealing sealing) {
        // RFC 4231, test case 2
        byte[] key = "Jefe".getBytes(StandardCharsets.US_ASCII);

        try (Secret secret = Secret.ofUtf8("what do ya want for nothing?")) {
            assertThat(sealing.format().fingerprint(key, secret)).isEqualTo("5bdcc146");
        }
    }

    @Test
    void fingerprint_tenant_differsBetweenTenantsOnly() {
        Kps1 format = Sealing.RING_JDK.format();

        try (Secret secret = Secret.ofUtf8("sk-live-1");
                Secret same = Secret.ofUtf8("sk-live-1")) {
            String print = format.fingerprint(new TenantId("acme"), secret);
            assertThat(format.fingerprint(new TenantId("acme"), same)).isEqualTo(print);
            assertThat(format.fingerprint(new TenantId("globex"), same)).isNotEqualTo(print);
        }
    }

    private static byte[] independently(Sealing sealing, byte[] blob) {
        if (sealing.suite() == 1) {
            return IndependentReader.open(
                    TestKeys.bytes(1), "acme", CONTEXT.name().value(), 1, blob);
        }
        VaultOfKeys vault = new VaultOfKeys(Sealing.sameEveryTime(1), 1, Sealing.KEYS);
        byte[] bound = "kps1-wrap|2|acme|accounting:xero:api_key|1".getBytes(StandardCharsets.US_ASCII);
        return IndependentReader.open(
                (kekId, wrapped) -> vault.unwrap(CONTEXT.tenant(), new WrappedKey(kekId, wrapped), bound)
                        .use(byte[]::clone),
                "acme",
                CONTEXT.name().value(),
                1,
                blob);
    }
}
