package dev.keyport.port.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.TenantId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageKeyTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final int PREFIX_BYTES = "org/acme/".length();

    static Stream<String> badPaths() {
        return Stream.of(
                // leaving the prefix
                "..",
                ".",
                "../globex/a.pdf",
                "a/../b",
                "a/..",
                "a/./b",
                "a/...",
                "a..b",
                "..a",
                "a..",
                "a/..;/b",
                // the same, encoded
                "%2e%2e/b",
                "a/%2e%2e/b",
                "a/%2E%2E%2Fb",
                "a%2fb",
                "a/%252e%252e/b",
                "a/%c0%ae%c0%ae/b",
                "a%00.pdf",
                // other separators
                "a\\b",
                "..\\b",
                "a:b",
                "C:/a",
                "a?versionId=1",
                "a#b",
                "a;b",
                "a&b",
                // segments that are empty or start oddly
                "",
                "/",
                "/a",
                "//a",
                "a/",
                "a//b",
                ".hidden",
                "a/.hidden",
                "-rf",
                "a/-rf",
                "_a",
                "~root",
                // characters that are invisible or look like others
                "a\u0000.pdf",
                "a\nb",
                "a\n",
                "a\rb",
                "a\tb",
                "a b",
                " a",
                "a ",
                "a\u00a0b",
                "a\u200bb",
                "a\u202efdp.exe",
                "\u0430.pdf",
                "caf\u00e9.pdf",
                "\uff0e\uff0e/b",
                "a\u2215b",
                "a\u2024\u2024b",
                "\ud83d\ude00",
                "\ud83d",
                // quotes and patterns
                "a\"b",
                "a'b",
                "a*",
                "a<b>",
                "${a}",
                "a|b",
                "a+b",
                "a,b",
                "a@b",
                "a=b",
                // too long
                "a".repeat(129),
                "a/" + "b".repeat(129),
                longest() + "a");
    }

    @ParameterizedTest
    @MethodSource("badPaths")
    void of_badPath_isRefused(String path) {
        assertThatThrownBy(() -> StorageKey.of(ACME, path)).isInstanceOf(InvalidStorageKeyException.class);
    }

    @ParameterizedTest
    @MethodSource("badPaths")
    void parse_badPath_isRefused(String path) {
        assertThatThrownBy(() -> StorageKey.parse(ACME, "org/acme/" + path))
                .isInstanceOf(InvalidStorageKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.pdf",
                "org",
                "org/",
                "org/acme",
                "org/acme/",
                "org//a.pdf",
                "/org/acme/a.pdf",
                "ORG/acme/a.pdf",
                " org/acme/a.pdf",
                "org/../acme/a.pdf",
                "org/ac me/a.pdf",
                "org/%61cme/a.pdf",
                "org/acme\u0000/a.pdf",
                "org\\acme\\a.pdf",
                "bucket/org/acme/a.pdf",
                "s3://bucket/org/acme/a.pdf",
                "org/globex/../acme/a.pdf",
                "org/globex/"
            })
    void parse_noStorageKey_isRefused(String key) {
        assertThatThrownBy(() -> StorageKey.parse(ACME, key)).isInstanceOf(InvalidStorageKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/globex/a.pdf", "org/ACME/a.pdf", "org/acme2/a.pdf", "org/acm/a.pdf", "org/org/acme/a"})
    void parse_keyOfAnotherTenant_isForeign(String key) {
        assertThatThrownBy(() -> StorageKey.parse(ACME, key)).isInstanceOf(ForeignStorageKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "a.pdf",
                "a.tar.gz",
                "a.",
                "a-",
                "a_b-c.d",
                "invoices/2026-001.pdf",
                "a/b/c/d/e/f/g/h",
                "org/globex/a.pdf"
            })
    void of_goodPath_isUnderTheTenant(String path) {
        StorageKey key = StorageKey.of(ACME, path);

        assertThat(key.value()).isEqualTo("org/acme/" + path);
        assertThat(key.tenant()).isEqualTo(ACME);
        assertThat(key).hasToString(key.value());
        assertThat(StorageKey.parse(ACME, key.value())).isEqualTo(key);
    }

    @Test
    void of_longestSegmentAndLongestKey_areAccepted() {
        assertThat(StorageKey.of(ACME, "a".repeat(128)).fileName()).hasSize(128);
        assertThat(StorageKey.of(ACME, longest()).value()).hasSize(512);
    }

    @Test
    void of_badPath_messageDoesNotRepeatIt() {
        assertThatThrownBy(() -> StorageKey.of(ACME, "../globex")).hasMessageNotContaining("globex");
    }

    @Test
    void fileName_anyKey_isTheLastSegment() {
        assertThat(StorageKey.of(ACME, "a.pdf").fileName()).isEqualTo("a.pdf");
        assertThat(StorageKey.of(ACME, "invoices/2026/a.pdf").fileName()).isEqualTo("a.pdf");
    }

    @Test
    void equals_sameTenantAndPath_isEqual() {
        StorageKey key = StorageKey.of(ACME, "a.pdf");

        assertThat(key).isEqualTo(StorageKey.of(ACME, "a.pdf")).hasSameHashCodeAs(StorageKey.of(ACME, "a.pdf"));
        assertThat(key)
                .isNotEqualTo(StorageKey.of(ACME, "A.pdf"))
                .isNotEqualTo(StorageKey.of(new TenantId("globex"), "a.pdf"))
                .isNotEqualTo(null);
    }

    private static String longest() {
        String segments = ("a".repeat(99) + "/").repeat(6);
        return segments.substring(0, 512 - PREFIX_BYTES - 1) + "z";
    }
}
