package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not base64 at all!",
                "c2hvcnQ=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "//////////////////////////////////////////8=",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "k5dlT0pXgJ0cX1m0nW9m8v1m6mY3oJmS0fWm7o3q1sZ4"
            })
    void ofSingleKey_notThirtyTwoRandomBytes_isRefusedWithoutShowingIt(String key) {
        assertThatThrownBy(() -> KeyRing.ofSingleKey(key))
                .isInstanceOf(InvalidKeyException.class)
                .satisfies(refusal -> {
                    if (!key.isEmpty()) {
                        assertThat(refusal.getMessage()).doesNotContain(key);
                    }
                });
    }

    @Test
    void ofSingleKey_surroundingWhiteSpace_isIgnored() {
        assertThat(KeyRing.ofSingleKey(TestKeys.base64(1) + "\n").ids()).containsExactly(1L);
    }

    @Test
    void of_activeKeyMissing_isRefused() {
        assertThatThrownBy(() -> KeyRing.of(2, Map.of(1L, TestKeys.bytes(1)))).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void of_idOutOfRange_isRefused() {
        assertThatThrownBy(() -> KeyRing.of(0, Map.of(0L, TestKeys.bytes(1)))).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> KeyRing.of(1L << 32, Map.of(1L << 32, TestKeys.bytes(1))))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void toString_anyRing_showsIdsOnly() {
        assertThat(TestKeys.ring(1)).hasToString("KeyRing[active=1, ids=[1]]");
        assertThat(TestKeys.ring(1).toString())
                .doesNotContain(Base64.getEncoder().encodeToString(TestKeys.bytes(1)));
    }
}
