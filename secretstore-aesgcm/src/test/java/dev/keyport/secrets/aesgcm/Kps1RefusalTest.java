package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not open. */
class Kps1RefusalTest {

    private static final SealContext CONTEXT = Sealing.CONTEXT;

    @ParameterizedTest
    @EnumSource
    void open_anyBitFlipped_isRefused(Sealing sealing) {
        Kps1 format = sealing.format();
        byte[] blob = Sealing.seal(format, CONTEXT, "sk-live-0123456789abcdef0123456789");

        for (int bit = 0; bit < blob.length * 8; bit++) {
            byte[] changed = blob.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(format, CONTEXT, changed, "bit " + bit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_anyLengthCut_isRefused(Sealing sealing) {
        Kps1 format = sealing.format();
        byte[] blob = Sealing.seal(format, CONTEXT, "sk-live-1");

        for (int length = 0; length < blob.length; length++) {
            assertRefused(format, CONTEXT, Arrays.copyOf(blob, length), "cut to " + length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_movedToAnotherTenantNameVersionOrKey_isRefused(Sealing sealing) {
        Kps1 format = sealing.format();
        byte[] blob = Sealing.seal(format, CONTEXT, "sk-live-1");
        Random random = new Random(42);

        for (int move = 0; move < 2_000; move++) {
            int other = 2 + random.nextInt(1_000_000);
            switch (move % 4) {
                case 0 -> assertRefused(format, Sealing.context("t" + other, "accounting:xero:api_key", 1), blob, "t");
                case 1 -> assertRefused(format, Sealing.context("acme", "accounting:x" + other, 1), blob, "n");
                case 2 -> assertRefused(format, Sealing.context("acme", "accounting:xero:api_key", other), blob, "v");
                default -> {
                    Long[] ids = {2L, 0xFFFF_FFFEL, (long) other};
                    assertRefused(format, CONTEXT, relabelled(blob, ids[random.nextInt(ids.length)]), "key");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_dataKeyOpensAndCommitmentIsOfAnotherKey_isRefusedForThatReason(Sealing sealing) {
        Kps1 format = sealing.format();
        byte[] blob = Sealing.seal(format, CONTEXT, "sk-live-1");
        byte[] other = Sealing.seal(format, CONTEXT, "sk-live-1");

        byte[] changed = spliced(blob, other, 6, 38);

        assertThatThrownBy(() -> format.open(CONTEXT, changed))
                .isInstanceOf(UnsealException.class)
                .hasMessage("the commitment does not fit the data key");
    }

    @ParameterizedTest
    @EnumSource
    void open_otherKeyUnderTheSameId_isRefused(Sealing sealing) {
        byte[] blob = Sealing.seal(sealing.format(), CONTEXT, "sk-live-1");
        Map<Long, byte[]> otherKeys = Map.of(1L, TestKeys.bytes(9));
        KeyWrapping wrapping = sealing.suite() == 1
                ? new LocalWrapping(KeyRing.of(1, otherKeys))
                : new ExternalWrapping(new VaultOfKeys(Sealing.sameEveryTime(1), 1, otherKeys));

        assertRefused(new Kps1(wrapping, CryptoProvider.JDK, Sealing.sameEveryTime(1)), CONTEXT, blob, "other key");
    }

    @TestFactory
    Stream<DynamicTest> open_namedForgery_isRefused() {
        return Stream.of(Sealing.values()).flatMap(sealing -> {
            Kps1 format = sealing.format();
            return forgeries(sealing, format).entrySet().stream()
                    .map(forgery -> DynamicTest.dynamicTest(
                            sealing + ": " + forgery.getKey(),
                            () -> assertRefused(format, CONTEXT, forgery.getValue(), forgery.getKey())));
        });
    }

    private static Map<String, byte[]> forgeries(Sealing sealing, Kps1 format) {
        byte[] blob = Sealing.seal(format, CONTEXT, "sk-live-1");
        byte[] other = Sealing.seal(format, CONTEXT, "sk-live-2");
        byte[] ofOtherTenant =
                Sealing.seal(format, Sealing.context("globex", "accounting:xero:api_key", 1), "sk-live-1");
        int dataAt = sealing.dataAt();
        int end = blob.length;
        Map<String, byte[]> forgeries = new LinkedHashMap<>();
        forgeries.put("empty", new byte[0]);
        forgeries.put("magic alone", new byte[] {(byte) 0xFE});
        forgeries.put("zeros", new byte[end]);
        forgeries.put("a key in the clear", "sk-live-".repeat(20).getBytes(StandardCharsets.US_ASCII));
        forgeries.put("magic 0xFF", changed(blob, 0, 0xFF));
        forgeries.put("suite 0", changed(blob, 1, 0));
        forgeries.put("suite 3", changed(blob, 1, 3));
        forgeries.put("the other suite", changed(blob, 1, 3 - sealing.suite()));
        forgeries.put("key id 0", relabelled(blob, 0));
        forgeries.put("unknown key id", relabelled(blob, 77));
        forgeries.put("id of another known key", relabelled(blob, 2));
        forgeries.put("commitment of another blob", spliced(blob, other, 6, 38));
        forgeries.put("commitment of zeros", spliced(blob, new byte[end], 6, 38));
        forgeries.put("wrapped key of another blob", spliced(blob, other, 38, dataAt));
        forgeries.put("commitment and wrapped key of another blob", spliced(blob, other, 6, dataAt));
        forgeries.put("wrapped key of another tenant", spliced(blob, ofOtherTenant, 38, dataAt));
        forgeries.put("commitment and wrapped key of another tenant", spliced(blob, ofOtherTenant, 6, dataAt));
        forgeries.put("data of another blob", spliced(blob, other, dataAt, end));
        forgeries.put("data nonce of another blob", spliced(blob, other, dataAt, dataAt + 12));
        forgeries.put("ciphertext of another blob", spliced(blob, other, dataAt + 12, end));
        forgeries.put("tag of another blob", spliced(blob, other, end - 16, end));
        forgeries.put("nonces swapped", spliced(spliced(blob, 38, blob, dataAt, 12), dataAt, blob, 38, 12));
        forgeries.put("blob of another tenant", ofOtherTenant);
        forgeries.put("cut in the header", Arrays.copyOf(blob, 20));
        forgeries.put("cut in the wrapped key", Arrays.copyOf(blob, 60));
        forgeries.put("cut before the data", Arrays.copyOf(blob, dataAt));
        forgeries.put("cut in the tag", Arrays.copyOf(blob, end - 1));
        forgeries.put("a byte appended", Arrays.copyOf(blob, end + 1));
        forgeries.put("twice", spliced(Arrays.copyOf(blob, 2 * end), end, blob, 0, end));
        if (sealing.suite() == 2) {
            forgeries.put("wrapped key of no length", changed(blob, 39, 0));
            forgeries.put("wrapped key one shorter", changed(blob, 39, blob[39] - 1));
            forgeries.put("wrapped key one longer", changed(blob, 39, blob[39] + 1));
            forgeries.put("wrapped key longer than allowed", changed(blob, 39, 201));
            forgeries.put("wrapped key of 65,340 bytes", changed(blob, 38, 0xFF));
        }
        assertThat(forgeries).hasSizeGreaterThanOrEqualTo(21);
        return forgeries;
    }

    private static byte[] changed(byte[] blob, int at, int value) {
        byte[] copy = blob.clone();
        copy[at] = (byte) value;
        return copy;
    }

    private static byte[] relabelled(byte[] blob, long kekId) {
        byte[] copy = blob.clone();
        ByteBuffer.wrap(copy).putInt(2, (int) kekId);
        return copy;
    }

    private static byte[] spliced(byte[] blob, byte[] other, int from, int to) {
        return spliced(blob, from, other, from, to - from);
    }

    private static byte[] spliced(byte[] blob, int at, byte[] other, int from, int count) {
        byte[] copy = blob.clone();
        System.arraycopy(other, from, copy, at, count);
        return copy;
    }

    private static void assertRefused(Kps1 format, SealContext context, byte[] blob, String what) {
        assertThatThrownBy(() -> format.open(context, blob)).as(what).isInstanceOf(UnsealException.class);
    }
}
