package dev.keyport.host.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.keyport.host.development.DataFolder;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentTokensTest {

    private static final Caller OWNER = new Caller(new TenantId("acme"), new ActorId("dev@acme"), Role.OWNER);

    @TempDir
    Path temporary;

    private final SettableClock clock = new SettableClock();

    @Test
    void issue_afterRestart_isStillAccepted() throws Exception {
        String token;
        try (DataFolder folder = DataFolder.open(temporary)) {
            token = issue(DevelopmentTokens.of(folder, clock));
        }
        clock.advance(Duration.ofHours(12));
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(DevelopmentTokens.of(folder, clock).verifier().verify(token))
                    .isEqualTo(OWNER);
        }
    }

    @Test
    void issue_twelveHoursAndTheSkewLater_isRefused() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            DevelopmentTokens tokens = DevelopmentTokens.of(folder, clock);
            String token = issue(tokens);
            clock.advance(Duration.ofHours(12).plusSeconds(60));
            assertThatThrownBy(() -> tokens.verifier().verify(token)).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void issue_otherFolder_isRefused() {
        try (DataFolder folder = DataFolder.open(temporary.resolve("one"));
                DataFolder other = DataFolder.open(temporary.resolve("two"))) {
            String token = issue(DevelopmentTokens.of(other, clock));
            TokenVerifier verifier = DevelopmentTokens.of(folder, clock).verifier();
            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void issue_claims_areThoseOfAnAccessToken() throws Exception {
        try (DataFolder folder = DataFolder.open(temporary)) {
            SignedJWT token = SignedJWT.parse(issue(DevelopmentTokens.of(folder, clock)));
            assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("keyport-development");
            assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("keyport");
            assertThat(token.getJWTClaimsSet().getJWTID()).isNotBlank();
        }
    }

    @Test
    void issue_roleSystem_isRefused() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            DevelopmentTokens tokens = DevelopmentTokens.of(folder, clock);
            assertThatThrownBy(() -> tokens.issue(OWNER.tenant(), OWNER.actor(), Role.SYSTEM))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void of_damagedKey_saysSoWithoutTheKey() throws Exception {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.writeString(folder.path().resolve("keys/development-tokens"), "{\"d\":\"private\"}");
            assertThatThrownBy(() -> DevelopmentTokens.of(folder, clock))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("development-tokens")
                    .hasMessageNotContaining("private")
                    .hasNoCause();
        }
    }

    private static String issue(DevelopmentTokens tokens) {
        return tokens.issue(OWNER.tenant(), OWNER.actor(), OWNER.role());
    }
}
