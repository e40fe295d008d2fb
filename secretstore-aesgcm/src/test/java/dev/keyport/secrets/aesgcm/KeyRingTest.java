package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void of_sameKeyUnderTwoIds_isRefused() {
        assertThatThrownBy(() -> KeyRing.of(1, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(1))))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("the same key");
    }

    @Test
    void parse_severalKeys_makesTheFirstActive() throws UnsealException {
        KeyRing ring = KeyRing.parse("4294967295:" + TestKeys.base64(2) + ",1:" + TestKeys.base64(1) + "\n");

        assertThat(ring.activeId()).isEqualTo(4_294_967_295L);
        assertThat(ring.ids()).containsExactlyInAnyOrder(1L, 4_294_967_295L);
        assertThat(ring.key(1)).isEqualTo(TestKeys.bytes(1));
        assertThat(ring.key(4_294_967_295L)).isEqualTo(TestKeys.bytes(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    # KEY, OTHER and SHORT stand for keys
                    "";                      entry 1 is not an id, a colon and a key
                    "KEY";                   entry 1 is not an id, a colon and a key
                    "2:OTHER,";              entry 2 is not an id, a colon and a key
                    ",2:OTHER";              entry 1 is not an id, a colon and a key
                    "2:OTHER,,1:KEY";        entry 2 is not an id, a colon and a key
                    "2:OTHER;1:KEY";         entry 1 is not Base64
                    "2:OTHER, 1:KEY";        entry 2 does not start with an id from 1 to 4294967295
                    ":KEY";                  entry 1 does not start with an id from 1 to 4294967295
                    "0:KEY";                 entry 1 does not start with an id from 1 to 4294967295
                    "01:KEY";                entry 1 does not start with an id from 1 to 4294967295
                    "+1:KEY";                entry 1 does not start with an id from 1 to 4294967295
                    "-1:KEY";                entry 1 does not start with an id from 1 to 4294967295
                    "4294967296:KEY";        entry 1 does not start with an id from 1 to 4294967295
                    "KEY:1";                 entry 1 does not start with an id from 1 to 4294967295
                    "1:KEY:OTHER";           entry 1 is not Base64
                    "1:%KEY";                entry 1 is not Base64
                    "1: KEY";                entry 1 is not Base64
                    "1:SHORT";               the key with id 1 is not 32 bytes long
                    "1:";                    the key with id 1 is not 32 bytes long
                    "2:OTHER,1:KEY,2:KEY";   entry 3 has the id of an earlier one
                    "2:KEY,1:KEY";           the ids 2 and 1 have the same key
                    """)
    void parse_malformed_isRefusedByPositionWithoutShowingIt(String form, String message) {
        String text = form.replace("KEY", TestKeys.base64(1))
                .replace("OTHER", TestKeys.base64(2))
                .replace("SHORT", TestKeys.base64(1).substring(0, 40));

        assertThatThrownBy(() -> KeyRing.parse(text))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void toString_anyRing_showsIdsOnly() {
        assertThat(TestKeys.ring(1)).hasToString("KeyRing[active=1, ids=[1]]");
        assertThat(TestKeys.ring(1).toString())
                .doesNotContain(Base64.getEncoder().encodeToString(TestKeys.bytes(1)));
    }
}
