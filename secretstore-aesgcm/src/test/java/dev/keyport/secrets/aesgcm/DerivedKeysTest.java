package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** {@link KeyRing#derive}. */
class DerivedKeysTest {

    private final KeyRing ring =
            KeyRing.of(2, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2), 3L, TestKeys.bytes(3)));

    @Test
    void derive_severalKeys_givesOneForEachTheActiveOneFirst() {
        Map<Long, Secret> keys = ring.derive("page-session");

        assertThat(keys.keySet()).startsWith(2L).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(keys.values()).allSatisfy(key -> assertThat(key.length()).isEqualTo(32));
        assertThat(keys.values().stream().map(DerivedKeysTest::hex).distinct()).hasSize(3);
    }

    @Test
    void derive_sameRingAndPurpose_givesTheSame() {
        assertThat(hex(ring.derive("a"), 1))
                .isEqualTo(hex(KeyRing.of(1, Map.of(1L, TestKeys.bytes(1))).derive("a"), 1));
    }

    @Test
    void derive_otherPurpose_givesOthers() {
        assertThat(hex(ring.derive("a"), 1)).isNotEqualTo(hex(ring.derive("b"), 1));
    }

    /** HKDF of RFC 5869 by hand: extract with a salt of zeros, then the first block of expand. */
    @Test
    void derive_anyKey_isHkdf() throws GeneralSecurityException {
        byte[] extracted = hmac(new byte[32], TestKeys.bytes(1));
        byte[] expanded = hmac(extracted, "keyport/derived/a\u0001".getBytes(StandardCharsets.UTF_8));

        assertThat(hex(ring.derive("a"), 1)).isEqualTo(HexFormat.of().formatHex(expanded));
    }

    @Test
    void derive_result_cannotBeChanged() {
        assertThatThrownBy(() -> ring.derive("a").clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String hex(Map<Long, Secret> keys, long id) {
        return hex(Objects.requireNonNull(keys.get(id)));
    }

    private static String hex(Secret key) {
        return key.use(HexFormat.of()::formatHex);
    }
}
