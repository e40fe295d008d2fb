package dev.keyport.host.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.host.token.ClaimNames;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenIdSettingsTest {

    private static final Map<Setting, String> GOOD = Map.of(
            Setting.PAGE_URL, "https://keyport.example",
            Setting.OIDC_ISSUER, "https://id.example/realms/office",
            Setting.OIDC_CLIENT_ID, "keyport-pages",
            Setting.OIDC_CLIENT_SECRET, "client-secret-4711");

    @Test
    void from_allThatIsNeeded_isRead() {
        OpenIdSettings settings = read(GOOD).orElseThrow();

        assertThat(settings.page()).isEqualTo(URI.create("https://keyport.example"));
        assertThat(settings.issuer()).isEqualTo(URI.create("https://id.example/realms/office"));
        assertThat(settings.client().name()).isEqualTo("keyport-pages");
        assertThat(settings.client().password().revealUtf8()).isEqualTo("client-secret-4711");
        assertThat(settings.scope()).isEqualTo("openid profile");
        assertThat(settings.toString()).contains("id.example").doesNotContain("4711");
    }

    @Test
    void from_nothing_isNone() {
        assertThat(read(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_URL", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"})
    void from_oneMissing_isRefusedByItsName(Setting missing) {
        Map<Setting, String> rest = new EnumMap<>(GOOD);
        rest.remove(missing);

        assertThatThrownBy(() -> read(rest))
                .isInstanceOf(SettingException.class)
                .hasMessage(missing.variable() + ": is required");
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE_URL, http://keyport.example",
        "PAGE_URL, https://keyport.example/",
        "PAGE_URL, https://keyport.example/pages",
        "PAGE_URL, https://keyport.example?HUSH",
        "PAGE_URL, https://user:HUSH@keyport.example",
        "PAGE_URL, keyport.example",
        "PAGE_URL, mailto:HUSH",
        "PAGE_URL, https://",
        "OIDC_ISSUER, http://id.example",
        "OIDC_ISSUER, https://id.example?HUSH",
        "OIDC_ISSUER, https://id.example#HUSH",
        "OIDC_ISSUER, not a HUSH url",
        "OIDC_SCOPE, profile HUSH"
    })
    void from_wrongValue_isRefusedByItsNameWithoutIt(Setting wrong, String value) {
        Map<Setting, String> settings = new EnumMap<>(GOOD);
        settings.put(wrong, value);

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(wrong.variable() + ": ")
                .hasMessageNotContaining("HUSH")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE_URL, http://127.0.0.1:8080",
        "PAGE_URL, https://keyport.example:8443",
        "OIDC_ISSUER, http://localhost:9090/realms/office",
        "OIDC_SCOPE, email openid"
    })
    void from_rightValue_isTaken(Setting right, String value) {
        Map<Setting, String> settings = new EnumMap<>(GOOD);
        settings.put(right, value);

        assertThat(read(settings)).isPresent();
    }

    @Test
    void serveSettings_anyOfThem_meansProduction() {
        for (Setting setting : List.copyOf(GOOD.keySet())) {
            assertThatThrownBy(() -> ServeSettings.from(
                            Settings.of(Map.of(setting, String.valueOf(GOOD.get(setting))), Map.of())))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith(Setting.DATABASE_URL.variable());
        }
    }

    private static Optional<OpenIdSettings> read(Map<Setting, String> settings) {
        return OpenIdSettings.from(Settings.of(settings, Map.of()), ClaimNames.DEFAULT);
    }
}
