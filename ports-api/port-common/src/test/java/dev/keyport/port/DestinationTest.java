package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DestinationTest {

    @Test
    void toString_sameDestinationHoweverWritten_isTheSame() {
        assertThat(url("https://API.Example.com")).hasToString("api.example.com");
        assertThat(url("HTTPS://api.example.com:443/v2?x=1#y")).hasToString("api.example.com");
        assertThat(Destination.ofHosts(List.of("b.example.com", "a.example.com")))
                .hasToString("a.example.com,b.example.com");
    }

    @Test
    void toString_otherHostPortOrAccount_isAnother() {
        assertThat(List.of(
                        url("https://api.example.com"),
                        url("https://api.example.com:8443"),
                        url("https://api.example.com.evil.example"),
                        url("https://api.example.com").withAccount("a"),
                        url("https://api.example.com").withAccount("a b"),
                        Destination.ofHosts(Set.of())))
                .extracting(Destination::toString)
                .doesNotHaveDuplicates();
    }

    @Test
    void ofUrl_notAnHttpsUrlOfAHost_isRefusedNamingTheSettingAndNotTheValue() {
        for (String odd : List.of(
                "",
                "http://canary.example.com",
                "https://user@canary.example.com",
                "https://api.example.com@canary.example.com",
                "https://user:pass@canary.example.com",
                "https:///canary",
                "https:canary",
                "//canary.example.com",
                "https://canary.example.com\\@api.example.com",
                "https://canary example.com",
                "https://canary.example.com.",
                "https://ex\u00e4mple.com",
                "https://[::1]/",
                "ftp://canary.example.com")) {
            assertThatThrownBy(() -> url(odd)).as(odd).isInstanceOfSatisfying(InvalidSettingException.class, e -> {
                assertThat(e.setting()).isEqualTo("baseUrl");
                assertThat(e.getMessage()).doesNotContain("canary");
            });
        }
        assertThatThrownBy(() -> Destination.ofUrl(Map.of(), "baseUrl")).isInstanceOf(InvalidSettingException.class);
        assertThatThrownBy(() -> Destination.ofUrl(Map.of("baseUrl", true), "baseUrl"))
                .isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void isWithin_namesAndNamesBelow_andNoOthers() {
        Set<String> allowed = Set.of("api.example.com", "*.shops.example", "eu.example.com:8443");

        assertThat(List.of("api.example.com", "a.shops.example", "a.b.shops.example", "eu.example.com:8443"))
                .allSatisfy(host -> assertThat(Destination.ofHosts(Set.of(host)).isWithin(allowed))
                        .isTrue());
        assertThat(List.of(
                        "example.com",
                        "x.api.example.com",
                        "shops.example",
                        "evilshops.example",
                        "a.shops.example:8443",
                        "eu.example.com"))
                .allSatisfy(host -> assertThat(Destination.ofHosts(Set.of(host)).isWithin(allowed))
                        .isFalse());
        assertThat(Destination.ofHosts(Set.of("api.example.com", "other.example"))
                        .isWithin(allowed))
                .isFalse();
        assertThat(Destination.ofHosts(Set.of("any.example")).isWithin(Set.of("*")))
                .isTrue();
    }

    @Test
    void new_hostOrAccountNotOfTheForm_isRefused() {
        for (String odd : List.of("", "A.example", "a..b", "-a.b", "a b", "a,b", "*.example.com", "a:0", "https://a")) {
            assertThatIllegalArgumentException().as(odd).isThrownBy(() -> Destination.ofHosts(Set.of(odd)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.ofHosts(Set.of()).withAccount("a\nb"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.ofHosts(Set.of()).withAccount("\u00e4".repeat(512)));
    }

    @Test
    void isAllowedHost_formsThatCanMatch_only() {
        assertThat(List.of("*", "a.example", "*.a.example", "a.example:8443")).allMatch(Destination::isAllowedHost);
        assertThat(List.of("", "*.", "*a.example", "a.*.example", "A.example", "https://a.example", "a.example/"))
                .noneMatch(Destination::isAllowedHost);
    }

    private static Destination url(String url) {
        return Destination.ofUrl(Map.of("baseUrl", url), "baseUrl");
    }
}
