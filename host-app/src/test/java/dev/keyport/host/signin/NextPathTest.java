package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/settings/integrations",
                "/settings/integrations/events?type=used&from=2026-01-01T00:00:00Z",
                "/settings/integrations/connections/8f1d6c1e?tab=a%20b"
            })
    void of_pageOfOurs_isItself(String path) {
        assertThat(NextPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example/settings/",
                "https://evil.example/settings/",
                "/\\evil.example/settings/",
                "/settings/\\evil",
                "/settings/a\r\nSet-Cookie: a=b",
                "/settings/a b",
                "/settings/\"><script>",
                "/settings/ü",
                "/api/integrations",
                "/signout",
                "javascript:alert(1)",
                "settings/a"
            })
    void of_anythingElse_isTheFirstPage(String path) {
        assertThat(NextPath.of(path)).isEqualTo("/settings/integrations");
    }

    @Test
    void of_nothingOrTooLong_isTheFirstPage() {
        assertThat(NextPath.of(null)).isEqualTo("/settings/integrations");
        assertThat(NextPath.of("/settings/" + "a".repeat(491))).isEqualTo("/settings/integrations");
    }
}
