package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionContextTest {

    @Test
    void openCredential_twice_opensItAnewEachTime() {
        ConnectionContext context = context(Map.of());

        try (Secret first = context.openCredential();
                Secret second = context.openCredential()) {
            assertThat(first).isNotSameAs(second);
            assertThat(first.matches(second)).isTrue();
        }
    }

    @Test
    void config_changedByTheGiverAfterwards_staysAsItWas() {
        Map<String, Object> given = new HashMap<>(Map.of("region", "za"));
        ConnectionContext context = context(given);
        given.put("region", "eu");

        assertThat(context.config()).containsExactly(Map.entry("region", "za"));
    }

    @Test
    void config_settingThatIsNull_isLeftOut() {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("region", null);
        given.put("sandbox", true);

        assertThat(context(given).config()).containsExactly(Map.entry("sandbox", true));
    }

    @Test
    void toString_showsNeitherConfigurationNorCredential() {
        assertThat(context(Map.of("region", "za-north")).toString())
                .contains("acme", "xero")
                .doesNotContain("za-north", "region", "sk-4711");
    }

    private static ConnectionContext context(Map<String, ? extends @Nullable Object> config) {
        return new ConnectionContext(
                new TenantId("acme"),
                new ConnectionId(UUID.randomUUID()),
                new ProviderSlug("xero"),
                config,
                kind -> Credential.of(kind, Map.of(CredentialField.VALUE, Secret.ofUtf8("sk-4711"))));
    }
}
