package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ConnectionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConfigCheckTest {

    private static final String ANY = "{\"type\":\"object\"}";
    private static final String REGIONS =
            "{\"type\":\"object\",\"properties\":{\"region\":{\"enum\":[\"za\",\"eu\"]}},\"additionalProperties\":false}";

    /** One release accepts anything, the next one does not. */
    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(new ScriptedAccounting(ANY).installed());

    private final AdapterCatalog strict = new AdapterCatalog(new ScriptedAccounting(REGIONS).installed());
    private final ConnectionService strictly =
            new ConnectionService(keyport.database, strict, keyport.secrets, keyport.snapshots);

    @Test
    void run_schemaThatRefusesWhatIsStored_isToldOnceAndDropsNothing() {
        ConnectionId id = create("{\"region\":\"mars\",\"planet\":4}");
        keyport.setCredential(ACME, id, CredentialTerms.NONE);
        keyport.connections.enable(ACME, id, null);
        check(keyport.catalog);
        assertThat(refusal(id)).isNull();

        check(strict);
        check(strict);

        IntegrationConnection refused = keyport.connections.get(ACME, id);
        assertThat(refused.configRefusal())
                .contains("config/planet is not a field", "config/region is none of")
                .doesNotContain("mars");
        assertThat(refused.configJson()).contains("mars");
        assertThat(refused.enabled()).isTrue();
        assertThat(refused.version()).isEqualTo(3);
        assertThat(warnings()).containsExactly("warning connection.config_refused system");
        assertThat(keyport.admin("select meta::text from keyport.event")).noneMatch(meta -> meta.contains("mars"));
        strictly.disable(ACME, id, null);
        assertThatThrownBy(() -> strictly.enable(ACME, id, null)).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void run_schemaThatAcceptsItAgain_clearsTheRefusal() {
        ConnectionId id = create("{\"region\":\"mars\"}");
        check(strict);

        check(keyport.catalog);

        assertThat(refusal(id)).isNull();
        assertThat(warnings())
                .containsExactly("warning connection.config_refused system", "info connection.config_accepted system");
    }

    @Test
    void patch_withWhatIsAccepted_clearsTheRefusal() {
        ConnectionId id = create("{\"region\":\"mars\"}");
        check(strict);

        strictly.patch(ACME, id, 1, new ConnectionPatch("named", null, Map.of()));
        assertThat(refusal(id)).isNotNull();
        strictly.patch(ACME, id, 2, new ConnectionPatch(null, "{\"region\":\"eu\"}", Map.of()));

        assertThat(refusal(id)).isNull();
        assertThat(warnings())
                .containsExactly("warning connection.config_refused system", "info connection.config_accepted alice");
    }

    @Test
    void run_manyTenants_looksAtAll() {
        keyport.change("insert into keyport.connection (tenant_id, domain, provider, created_by, config)"
                + " select 'shop' || i, 'accounting', case when i % 2 = 0 then 'scripted' else 'noop' end, 'alice',"
                + " '{\"old\":1}' from generate_series(1, 250) i");

        check(strict);

        assertThat(keyport.admin("select tenant_id from keyport.connection"
                        + " where config_refusal is not null and provider = 'scripted'"))
                .hasSize(125);
    }

    @Test
    void run_adapterThatIsNotInstalled_isLeftAlone() {
        keyport.change("insert into keyport.connection (tenant_id, domain, provider, created_by, config_refusal)"
                + " values ('acme', 'accounting', 'gone', 'alice', 'config is old')");

        check(strict);

        assertThat(keyport.admin("select config_refusal from keyport.connection"))
                .containsExactly("config is old");
    }

    @Test
    void start_inTheBackground_looksOnce() throws Exception {
        ConnectionId id = keyport.connections
                .create(GLOBEX, ACCOUNTING, ScriptedAccounting.SLUG, null, "{\"region\":\"mars\"}")
                .id();

        try (ConfigCheck running = ConfigCheck.start(keyport.database, strict)) {
            while (keyport.connections.get(GLOBEX, id).configRefusal() == null) {
                Thread.onSpinWait();
            }
        }

        assertThat(warnings()).containsExactly("warning connection.config_refused system");
    }

    private void check(AdapterCatalog installed) {
        new ConfigCheck(keyport.database, installed).run();
    }

    private ConnectionId create(String config) {
        return keyport.connections
                .create(ACME, ACCOUNTING, ScriptedAccounting.SLUG, null, config)
                .id();
    }

    private @Nullable String refusal(ConnectionId id) {
        return keyport.connections.get(ACME, id).configRefusal();
    }

    private List<String> warnings() {
        return keyport.admin("select level || ' ' || type || ' ' || actor from keyport.event"
                + " where type like 'connection.config_%' order by at");
    }
}
