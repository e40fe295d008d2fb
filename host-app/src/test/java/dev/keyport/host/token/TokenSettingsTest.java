package dev.keyport.host.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenSettingsTest {

    @Test
    void of_httpsOrLoopback_isAccepted() {
        for (String url : List.of(
                "https://issuer.example/jwks", "http://localhost:80/j", "http://127.0.0.1/j", "http://[::1]/j")) {
            assertThat(TokenSettings.of("iss", "aud", URI.create(url)).claims()).isEqualTo(ClaimNames.DEFAULT);
        }
    }

    @Test
    void of_otherAddress_isRefusedWithoutNamingIt() {
        for (String url : List.of(
                "http://issuer.example/jwks",
                "http://localhost.issuer.example/",
                "file:///etc/jwks",
                "ftp://localhost/jwks",
                "/jwks",
                "https://user:pass@issuer.example/")) {
            assertThatThrownBy(() -> TokenSettings.of("iss", "aud", URI.create(url)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jwksUrl")
                    .hasMessageNotContaining(url);
        }
    }

    @Test
    void of_blankText_isRefused() {
        URI url = URI.create("https://issuer.example/jwks");
        assertThatThrownBy(() -> TokenSettings.of(" ", "aud", url)).hasMessageContaining("issuer");
        assertThatThrownBy(() -> TokenSettings.of("iss", "", url)).hasMessageContaining("audience");
        assertThatThrownBy(() -> new ClaimNames("tenant", "sub", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
