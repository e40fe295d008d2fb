package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Kps1Test {

    private final Kps1 format = new Kps1(TestKeys.ring(1), new SecureRandom());
    private final SealContext context = context("acme", "accounting:xero:api_key", 1);

    @Test
    void open_sameContext_returnsTheText() throws UnsealException {
        try (Secret opened = format.open(context, seal("sk-live-1"))) {
            assertThat(opened.revealUtf8()).isEqualTo("sk-live-1");
        }
    }

    @Test
    void seal_sameTextTwice_sharesNothingBehindTheHeader() {
        byte[] first = seal("sk-live-1");
        byte[] second = seal("sk-live-1");

        for (int at = 6; at + 8 <= first.length; at++) {
            assertThat(java.util.Arrays.equals(first, at, at + 8, second, at, at + 8))
                    .as("8 equal bytes at %d", at)
                    .isFalse();
        }
    }

    @Test
    void open_anyBitFlipped_isRefused() {
        byte[] blob = seal("sk-live-0123456789abcdef0123456789");

        for (int bit = 0; bit < blob.length * 8; bit++) {
            byte[] changed = blob.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> format.open(context, changed))
                    .as("bit %d", bit)
                    .isInstanceOf(UnsealException.class);
        }
    }

    @Test
    void open_anyLengthCut_isRefused() {
        byte[] blob = seal("sk-live-1");

        for (int length = 0; length < blob.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(blob, length);
            assertThatThrownBy(() -> format.open(context, cut)).isInstanceOf(UnsealException.class);
        }
    }

    @Test
    void open_movedToAnotherTenantNameOrVersion_isRefused() {
        byte[] blob = seal("sk-live-1");
        Random random = new Random(42);

        for (int move = 0; move < 2_000; move++) {
            SealContext elsewhere = switch (move % 3) {
                case 0 -> context("t" + random.nextInt(1_000_000), "accounting:xero:api_key", 1);
                case 1 -> context("acme", "accounting:xero" + random.nextInt(1_000_000) + ":api_key", 1);
                default -> context("acme", "accounting:xero:api_key", 2 + random.nextInt(1_000_000));
            };
            assertThatThrownBy(() -> format.open(elsewhere, blob)).isInstanceOf(UnsealException.class);
        }
    }

    @Test
    void open_otherKeyEncryptionKey_isRefused() {
        byte[] blob = seal("sk-live-1");

        assertThatThrownBy(() -> new Kps1(TestKeys.ring(2), new SecureRandom()).open(context, blob))
                .isInstanceOf(UnsealException.class);
    }

    private byte[] seal(String text) {
        try (Secret secret = Secret.ofUtf8(text)) {
            return format.seal(context, secret);
        }
    }

    private static SealContext context(String tenant, String name, int version) {
        return new SealContext(new TenantId(tenant), new SecretName(name), new SecretVersion(version));
    }
}
