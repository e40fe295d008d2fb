package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyQualityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // NIST SP 800-38A F.1.5
                "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
                // RFC 3686, test vectors 7 to 9
                "776beff2851db06f4c8a0542c8696f6c6a81af1eec96b4d37fc1d689e6c1c104",
                "f6d66d6bd52d59bb0796365879eff886c66dd51a5b6a99744b50590c87a23884",
                "ff7a617ce69148e4f1726e2f43581de2aa62d9f805532edff1eed687fb54153d",
                // RFC 8439, A.5
                "1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0"
            })
    void require_keyOfAStandard_isRefused(String hex) {
        assertPublished(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // RFC 7520, 3.5, 3.6 and 5.7
                "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg",
                "AAPapAv4LbFbiVawEjagUBluYqN5rhna-8nuldDvOx8",
                "qC57l_uxcm7Nm3K-ct4GFjx8tM1U8CZ0NLBvdQstiS8",
                // RFC 7516, A.1
                "saH0gFSP4XM_tAP_a5rU9ooHbltwLiJpL4LLLnrqQPw",
                // the Fernet specification
                "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4",
                // Apache Airflow's examples
                "46BKJoQYlPPOexq0OhDZnIlNepKFf87WFwLbfzqDDho",
                "81HqDtbqAywKSOumSha3BhWNOdQ26slT6K0YaZeZyPs"
            })
    void require_keyOfPublicDocumentation_isRefused(String base64Url) {
        assertPublished(Base64.getUrlDecoder().decode(base64Url));
    }

    @Test
    void require_pattern_isRefused() {
        byte[] up = new byte[KeyRing.KEY_BYTES];
        byte[] down = new byte[KeyRing.KEY_BYTES];
        byte[] elevenValues = new byte[KeyRing.KEY_BYTES];
        for (int at = 0; at < KeyRing.KEY_BYTES; at++) {
            up[at] = (byte) (0xF0 + at);
            down[at] = (byte) (0x10 - at);
            elevenValues[at] = (byte) (at % 11 * 23);
        }
        byte[] halves = Arrays.copyOf(TestKeys.bytes(1), KeyRing.KEY_BYTES);
        System.arraycopy(halves, 0, halves, KeyRing.KEY_BYTES / 2, KeyRing.KEY_BYTES / 2);

        for (byte[] key : new byte[][] {new byte[KeyRing.KEY_BYTES], up, down, elevenValues, halves}) {
            assertThatThrownBy(() -> KeyQuality.require("the key", key))
                    .isInstanceOf(InvalidKeyException.class)
                    .hasMessage("the key is not random");
        }
    }

    @Test
    void require_text_isRefused() {
        byte[] text = "correct horse battery staple: 1!".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> KeyQuality.require("the key", text))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("the key is a text, not random bytes");
    }

    @Test
    void require_randomKeys_areTaken() {
        for (int seed = 0; seed < 10_000; seed++) {
            byte[] key = TestKeys.bytes(seed);
            assertThatCode(() -> KeyQuality.require("the key", key))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static void assertPublished(byte[] key) {
        assertThat(key).hasSize(KeyRing.KEY_BYTES);
        assertThatThrownBy(() -> KeyQuality.require("the key", key))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("the key was published as an example");
    }
}
