package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both providers against vectors that others published. */
class PublicVectorsTest {

    private static final int LONGEST_OUTPUT = 255 * 32;

    @ParameterizedTest
    @EnumSource
    void aesGcm_wycheproof_agreesWithEveryCase(CryptoProvider provider, TestReporter report) throws IOException {
        int valid = 0;
        int invalid = 0;
        for (Map<String, String> test : PublicVectors.wycheproof("aes_gcm_test.json")) {
            if (!"256/96/128".equals(test.get("keySize") + "/" + test.get("ivSize") + "/" + test.get("tagSize"))) {
                continue;
            }
            byte[] sealed = joined(test, "iv", "ct", "tag");
            Optional<byte[]> opened = open(provider, bytes(test, "key"), bytes(test, "aad"), sealed);
            if ("valid".equals(test.get("result"))) {
                assertThat(opened).as("case %s", test.get("tcId")).hasValue(bytes(test, "msg"));
                assertThat(seal(provider, test, "key", "iv", "msg", "aad")).isEqualTo(sealed);
                valid++;
            } else {
                assertThat(opened).as("case %s", test.get("tcId")).isEmpty();
                invalid++;
            }
        }
        report.publishEntry(provider + " AES-GCM, Wycheproof", valid + " valid, " + invalid + " invalid, 0 wrong");
        assertThat(valid).as("valid cases").isPositive();
        assertThat(invalid).as("invalid cases").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aesGcm_nistDecrypt_agreesWithEveryCase(CryptoProvider provider, TestReporter report) throws IOException {
        int opens = 0;
        int fails = 0;
        for (Map<String, String> test : PublicVectors.blocks("nist-cavp-gcm/gcmDecrypt256.iv96tag128.rsp")) {
            Optional<byte[]> opened =
                    open(provider, bytes(test, "Key"), bytes(test, "AAD"), joined(test, "IV", "CT", "Tag"));
            if (test.containsKey("FAIL")) {
                assertThat(opened).as("case %s", test).isEmpty();
                fails++;
            } else {
                assertThat(opened).as("case %s", test).hasValue(bytes(test, "PT"));
                opens++;
            }
        }
        report.publishEntry(provider + " AES-GCM, NIST decrypt", opens + " open, " + fails + " fail, 0 wrong");
        assertThat(opens).as("cases that open").isPositive();
        assertThat(fails).as("cases that fail").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aesGcm_nistEncrypt_agreesWithEveryCase(CryptoProvider provider, TestReporter report) throws IOException {
        List<Map<String, String>> tests = PublicVectors.blocks("nist-cavp-gcm/gcmEncryptExtIV256.iv96tag128.rsp");
        for (Map<String, String> test : tests) {
            assertThat(seal(provider, test, "Key", "IV", "PT", "AAD"))
                    .as("case %s", test)
                    .isEqualTo(joined(test, "IV", "CT", "Tag"));
        }
        report.publishEntry(provider + " AES-GCM, NIST encrypt", tests.size() + " cases, 0 wrong");
    }

    @ParameterizedTest
    @EnumSource
    void hkdf_wycheproof_agreesWithEveryCase(CryptoProvider provider, TestReporter report) throws IOException {
        CryptoEngine engine = provider.newEngine();
        List<Map<String, String>> tests = PublicVectors.wycheproof("hkdf_sha256_test.json");
        int tooLong = 0;
        for (Map<String, String> test : tests) {
            int size = Integer.parseInt(test.get("size"));
            if ("valid".equals(test.get("result"))) {
                assertThat(engine.derive(bytes(test, "ikm"), bytes(test, "salt"), bytes(test, "info"), size))
                        .as("case %s", test.get("tcId"))
                        .isEqualTo(bytes(test, "okm"));
            } else {
                assertThat(size).isGreaterThan(LONGEST_OUTPUT);
                assertThatThrownBy(
                                () -> engine.derive(bytes(test, "ikm"), bytes(test, "salt"), bytes(test, "info"), size))
                        .as("case %s", test.get("tcId"))
                        .isInstanceOf(RuntimeException.class);
                tooLong++;
            }
        }
        report.publishEntry(
                provider + " HKDF, Wycheproof", tests.size() - tooLong + " valid, " + tooLong + " too long, 0 wrong");
        assertThat(tooLong).as("cases that are too long").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void hkdf_rfc5869_agreesWithEveryCase(CryptoProvider provider, TestReporter report) throws IOException {
        CryptoEngine engine = provider.newEngine();
        List<Map<String, String>> tests = PublicVectors.blocks("rfc5869/rfc-5869-HKDF-SHA256.txt");
        for (Map<String, String> test : tests) {
            int length = Integer.parseInt(test.get("L"));
            assertThat(engine.derive(bytes(test, "IKM"), bytes(test, "salt"), bytes(test, "info"), length))
                    .isEqualTo(bytes(test, "OKM"));
            assertThat(engine.expand(bytes(test, "PRK"), bytes(test, "info"), length))
                    .isEqualTo(bytes(test, "OKM"));
            assertThat(engine.hmac(salt(test), bytes(test, "IKM"))).isEqualTo(bytes(test, "PRK"));
        }
        report.publishEntry(provider + " HKDF, RFC 5869", tests.size() + " cases, 0 wrong");
    }

    @ParameterizedTest
    @EnumSource
    void hmac_wycheproof_agreesWithEveryCase(CryptoProvider provider, TestReporter report) throws IOException {
        CryptoEngine engine = provider.newEngine();
        List<Map<String, String>> tests = PublicVectors.wycheproof("hmac_sha256_test.json");
        int invalid = 0;
        for (Map<String, String> test : tests) {
            byte[] mac = engine.hmac(bytes(test, "key"), bytes(test, "msg"));
            byte[] tag = Arrays.copyOf(mac, Integer.parseInt(test.get("tagSize")) / Byte.SIZE);
            boolean isValid = "valid".equals(test.get("result"));
            assertThat(Arrays.equals(tag, bytes(test, "tag")))
                    .as("case %s", test.get("tcId"))
                    .isEqualTo(isValid);
            invalid += isValid ? 0 : 1;
        }
        report.publishEntry(
                provider + " HMAC, Wycheproof", tests.size() - invalid + " valid, " + invalid + " invalid, 0 wrong");
        assertThat(invalid).as("invalid cases").isPositive();
    }

    @Test
    void keyQuality_keysOfWycheproof_areRefused(TestReporter report) throws IOException {
        Set<String> keys = new HashSet<>();
        for (Map<String, String> test : PublicVectors.wycheproof("aes_gcm_test.json")) {
            if ("256".equals(test.get("keySize"))) {
                keys.add(test.get("key"));
            }
        }
        for (String key : keys) {
            assertThatThrownBy(
                            () -> KeyQuality.require("the key", HexFormat.of().parseHex(key)))
                    .as(key)
                    .isInstanceOf(InvalidKeyException.class);
        }
        report.publishEntry("published keys", keys.size() + " refused");
        assertThat(keys).isNotEmpty();
    }

    private static byte[] bytes(Map<String, String> test, String name) {
        return PublicVectors.bytes(test, name);
    }

    /** No salt is one of zeros. */
    private static byte[] salt(Map<String, String> test) {
        byte[] salt = bytes(test, "salt");
        return salt.length == 0 ? new byte[32] : salt;
    }

    private static byte[] joined(Map<String, String> test, String nonce, String ciphertext, String tag) {
        return HexFormat.of().parseHex(test.get(nonce) + test.get(ciphertext) + test.get(tag));
    }

    private static byte[] seal(
            CryptoProvider provider, Map<String, String> test, String key, String nonce, String text, String aad) {
        byte[] plaintext = bytes(test, text);
        byte[] sealed = Arrays.copyOf(bytes(test, nonce), 12 + plaintext.length + 16);
        provider.newEngine().encrypt(bytes(test, key), plaintext, bytes(test, aad), sealed, 0);
        return sealed;
    }

    private static Optional<byte[]> open(CryptoProvider provider, byte[] key, byte[] aad, byte[] sealed) {
        try {
            return Optional.of(provider.newEngine().decrypt(key, aad, sealed, 0, sealed.length));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }
}
