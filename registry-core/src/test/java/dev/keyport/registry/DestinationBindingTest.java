package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationBindingTest {

    private static final String ZA = "{\"region\":\"za\"}";
    private static final String WARNINGS =
            "select type from keyport.event where level = 'warning' and type <> 'integration.connection_tested'";

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final DomainService domains = keyport.domains;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"region\":\"eu\"}",
                "{}",
                "{\"region\":\"za\",\"account\":\"another\"}",
                "{\"region\":\"za\",\"baseUrl\":\"https://a.shops.example.com\"}",
                "{\"region\":\"za\",\"baseUrl\":\"https://eu.example.com\"}"
            })
    void configure_anotherDestination_keepsTheKeyButOpensItNowhere(String elsewhere) {
        enable(ZA);
        ConnectionContext before = keyport.context(ACME);

        DomainConnection changed = configure(elsewhere);

        assertThat(changed.credentialState()).isEqualTo(CredentialState.REENTRY_REQUIRED);
        assertThat(changed.enabled()).as("a call must fail, not be simulated").isTrue();
        assertThat(domains.list(ACME)).contains(changed);
        assertRefused(() -> keyport.context(ACME).openCredential());
        assertRefused(() -> keyport.otherNode().context(ACME).openCredential());
        assertRefused(() -> domains.test(ACME, ACCOUNTING));
        assertRefused(() -> domains.toggle(ACME, ACCOUNTING, true));
        domains.toggle(ACME, ACCOUNTING, false);
        assertRefused(() -> domains.toggle(ACME, ACCOUNTING, true));
        assertThat(keyport.admin("select version::text from keyport.secret where name like 'accounting:%'"))
                .containsExactly("1");
        assertThat(opened(before))
                .as("a call under way goes where it always went")
                .isEqualTo("key");
        assertThat(before.config()).containsEntry("region", "za");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ZA,
                "{\"region\":\"za\",\"note\":\"anything\"}",
                "{\"region\":\"za\",\"note\":null}",
                "{\"baseUrl\":\"https://ZA.example.com:443/v2\"}"
            })
    void configure_sameDestination_keepsTheKeyInUse(String same) {
        enable(ZA);

        assertThat(configure(same).credentialState()).isEqualTo(CredentialState.USABLE);

        assertThat(opened(keyport.context(ACME))).isEqualTo("key");
        assertThat(domains.test(ACME, ACCOUNTING).success()).isTrue();
        assertThat(keyport.admin(WARNINGS)).isEmpty();
    }

    @Test
    void configure_back_makesTheKeyUsableAgain() {
        enable(ZA);
        configure("{\"region\":\"eu\"}");
        configure("{}");

        assertThat(configure(ZA).credentialState()).isEqualTo(CredentialState.USABLE);

        assertThat(opened(keyport.context(ACME))).isEqualTo("key");
        assertThat(keyport.admin(WARNINGS))
                .as("once for the change that made it unusable")
                .containsExactly("integration.credential_reentry_required");
    }

    @Test
    void setKey_again_bindsItToTheNewDestination() {
        enable(ZA);
        configure("{\"region\":\"eu\"}");
        keyport.setKey(ACME, "key-of-eu");

        assertThat(opened(keyport.context(ACME))).isEqualTo("key-of-eu");
        assertThat(configure(ZA).credentialState()).isEqualTo(CredentialState.REENTRY_REQUIRED);
    }

    @Test
    void configure_anotherProviderAndBack_keepsTheBinding() {
        enable(ZA);
        domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);

        assertThat(configure("{\"region\":\"eu\"}").credentialState()).isEqualTo(CredentialState.REENTRY_REQUIRED);
        assertThat(keyport.admin(WARNINGS)).hasSize(1);
    }

    @Test
    void removeKey_boundElsewhere_leavesNothing() {
        enable(ZA);
        configure("{\"region\":\"eu\"}");
        domains.removeKey(ACME, ACCOUNTING);

        assertThat(domains.list(ACME).get(0).credentialState()).isNull();
        assertThat(keyport.admin("select credential_destination from keyport.connection"))
                .containsOnlyNulls();
    }

    @Test
    void configure_keyOfTheFirstRelease_isBoundToTheConfigurationThatItHad() {
        enable(ZA);
        keyport.change("update keyport.connection set credential_destination = null");
        assertThat(domains.list(ACME).get(0).credentialState()).isEqualTo(CredentialState.USABLE);
        assertThat(opened(keyport.otherNode().context(ACME))).isEqualTo("key");

        assertThat(configure("{\"region\":\"eu\"}").credentialState()).isEqualTo(CredentialState.REENTRY_REQUIRED);
        assertThat(keyport.admin(WARNINGS)).hasSize(1);
        assertThat(configure(ZA).credentialState()).isEqualTo(CredentialState.USABLE);
    }

    @Test
    void configure_keyOfTheFirstReleaseWithAConfigurationThatLeadsNowhere_isNeverUsable() {
        enable(ZA);
        keyport.change("update keyport.connection set credential_destination = null, config = '{\"baseUrl\":\"x\"}'");

        assertThat(configure(ZA).credentialState()).isEqualTo(CredentialState.REENTRY_REQUIRED);
    }

    @Test
    void resolve_storedConfigurationThatTheAdapterCannotRead_opensNoKeyAndSparesOtherDomains() {
        enable(ZA);
        keyport.change("update keyport.connection set config = '{\"baseUrl\":\"x\"}'");

        assertRefused(() -> keyport.otherNode().context(ACME).openCredential());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://shops.example.com",
                "https://evilshops.example.com",
                "https://a.shops.example.com.evil.example",
                "https://za.example.com:8443"
            })
    void configure_hostThatIsNotTheProviders_isRefused(String url) {
        assertThatThrownBy(() -> configure("{\"baseUrl\":\"" + url + "\"}"))
                .isInstanceOfSatisfying(
                        InvalidConfigException.class,
                        e -> assertThat(e.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.message()).doesNotContain("evil")));
        assertThat(keyport.admin("select provider from keyport.connection")).isEmpty();
    }

    @Test
    void configure_settingThatDoesNotSayWhere_isRefusedNamingIt() {
        assertThatThrownBy(() -> configure("{\"baseUrl\":\"http://za.example.com\"}"))
                .isInstanceOfSatisfying(
                        InvalidConfigException.class,
                        e -> assertThat(e.violations())
                                .extracting(InvalidConfigException.Violation::path)
                                .isEqualTo(List.of("/baseUrl")));
    }

    @Test
    void setKey_destinationChangedAfterItWasStored_isRefusedAndChangesNothing() {
        enable(ZA);
        GatedStore store = new GatedStore(keyport.secrets) {
            @Override
            void afterStoring() {
                configure("{\"region\":\"eu\"}");
            }
        };
        DomainService slow = new DomainService(keyport.database, keyport.catalog, store, keyport.snapshots);

        try (Secret key = Secret.ofUtf8("entered for za")) {
            assertRefused(() -> slow.setKey(ACME, ACCOUNTING, key));
        }

        assertRefused(() -> keyport.context(ACME).openCredential());
        assertThat(keyport.admin("select credential_version || ' ' || credential_destination from keyport.connection"))
                .containsExactly("1 za.example.com");
        assertThat(keyport.admin("select type from keyport.event where type like '%key_set'"))
                .hasSize(1);
    }

    @Test
    void setKey_otherSettingChangedAfterItWasStored_counts() {
        enable(ZA);
        GatedStore store = new GatedStore(keyport.secrets) {
            @Override
            void afterStoring() {
                configure("{\"region\":\"za\",\"note\":\"changed\"}");
            }
        };
        DomainService slow = new DomainService(keyport.database, keyport.catalog, store, keyport.snapshots);

        try (Secret key = Secret.ofUtf8("second")) {
            slow.setKey(ACME, ACCOUNTING, key);
        }

        assertThat(opened(keyport.context(ACME))).isEqualTo("second");
    }

    private void enable(String config) {
        configure(config);
        keyport.setKey(ACME, "key");
        domains.toggle(ACME, ACCOUNTING, true);
    }

    private DomainConnection configure(String config) {
        return domains.configure(ACME, ACCOUNTING, KeyedAccounting.SLUG, config);
    }

    private static String opened(ConnectionContext context) {
        try (Secret key = context.openCredential()) {
            return key.revealUtf8();
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(CredentialReentryRequiredException.class)
                .hasMessageContaining("enter it again")
                .isInstanceOfSatisfying(
                        IntegrationException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION));
    }
}
