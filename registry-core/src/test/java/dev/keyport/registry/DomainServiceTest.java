package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainServiceTest {

    private static final String KEY = "sk_live_0123456789abcWXYZ";
    private static final ProviderSlug KEYED = KeyedAccounting.SLUG;

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final DomainService domains = keyport.domains;

    @Nested
    class Configure {

        @Test
        void list_nothingConfigured_everyDomainWithNulls() {
            assertThat(domains.list(ACME))
                    .isEqualTo(IntegrationDomain.BUILT_IN.stream()
                            .map(DomainConnection::unconfigured)
                            .toList());
        }

        @Test
        void configure_provider_isSelectedButNotEnabled() {
            DomainConnection selected = domains.configure(ACME, ACCOUNTING, KEYED, "{\"region\":\"za\"}");

            assertThat(selected.providerSlug()).isEqualTo(KEYED);
            assertThat(selected.enabled()).isFalse();
            assertThat(selected.configJson()).isEqualTo("{\"region\": \"za\"}");
            assertThat(domains.list(ACME)).contains(selected);
            assertThat(domains.list(GLOBEX)).doesNotContain(selected);
        }

        @Test
        void configure_anotherProviderAndBack_keepsConfigAndKeyButSwitchesOff() {
            domains.configure(ACME, ACCOUNTING, KEYED, "{\"region\":\"za\"}");
            keyport.setKey(ACME, KEY);
            domains.toggle(ACME, ACCOUNTING, true);

            DomainConnection noop = domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);
            assertThat(noop.keySuffix()).isNull();

            DomainConnection back = domains.configure(ACME, ACCOUNTING, KEYED, null);
            assertThat(back.configJson()).contains("za");
            assertThat(back.keySuffix()).isEqualTo("••••WXYZ");
            assertThat(back.enabled()).isFalse();
        }

        @Test
        void configure_sameProviderAgain_staysEnabled() {
            domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);
            domains.toggle(ACME, ACCOUNTING, true);

            assertThat(domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, "{}")
                            .enabled())
                    .isTrue();
        }

        @Test
        void configure_whatIsThereAlready_writesNothing() {
            domains.configure(ACME, ACCOUNTING, KEYED, "{\"region\":\"za\"}");
            keyport.setKey(ACME, KEY);
            domains.toggle(ACME, ACCOUNTING, true);
            List<String> version = keyport.admin("select version from keyport.connection");
            List<String> events = keyport.admin("select id from keyport.event");

            domains.configure(ACME, ACCOUNTING, KEYED, null);
            domains.configure(ACME, ACCOUNTING, KEYED, "{ \"region\" : \"za\" }");

            assertThat(keyport.admin("select version from keyport.connection")).isEqualTo(version);
            assertThat(keyport.admin("select id from keyport.event")).isEqualTo(events);
        }

        @Test
        void configure_changes_areNamedInTheEventWithoutTheirValues() {
            domains.configure(ACME, ACCOUNTING, KEYED, "{\"region\":\"za\"}");
            domains.configure(ACME, ACCOUNTING, KEYED, "{\"region\":\"eu\"}");
            domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);

            assertThat(
                            keyport.admin(
                                    "select meta->>'fields' from keyport.event where type = 'integration.configured' order by at"))
                    .containsExactly("[\"config/region\"]", "[\"config/region\"]", "[]");
        }

        @Test
        void configure_connectionThatIsOnElsewhere_tellsThatItIsOffAndWhichOneItReplaces() {
            domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);
            domains.toggle(ACME, ACCOUNTING, true);
            domains.configure(ACME, ACCOUNTING, KEYED, null);

            domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);

            assertThat(keyport.admin("select provider || ' ' || type from keyport.event e"
                            + " join keyport.connection c on c.id = e.connection_id order by e.at desc limit 3"))
                    .containsExactly(
                            KEYED + " connection.deactivated",
                            "noop integration.disabled",
                            "noop integration.configured");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"[]", "nonsense", "{\"region\":\"mars\"}", "{\"apiKey\":\"sk\"}", "{} {}", "{\"region\":1}"})
        void configure_configThatTheSchemaRefuses_changesNothing(String config) {
            assertThatThrownBy(() -> domains.configure(ACME, ACCOUNTING, KEYED, config))
                    .isInstanceOf(InvalidConfigException.class);

            assertThat(keyport.admin("select provider from keyport.connection")).isEmpty();
            assertThat(keyport.admin("select type from keyport.event")).isEmpty();
        }

        @Test
        void configure_fieldThatTheProviderDoesNotKnow_namesItUnlessItMayBeAKey() {
            assertThat(violations("{\"aplKey\":\"x\"}"))
                    .containsExactly("/aplKey is not a field that this provider knows");
            assertThat(violations("{\"sk_live_0123456789abcdefgh\":\"x\"}"))
                    .containsExactly(" has a field that this provider does not know");
            assertThat(violations("{\"a/b\":\"x\"}")).containsExactly(" has a field that this provider does not know");
        }

        private List<String> violations(String config) {
            InvalidConfigException refusal = catchThrowableOfType(
                    InvalidConfigException.class, () -> domains.configure(ACME, ACCOUNTING, KEYED, config));
            return refusal.violations().stream()
                    .map(violation -> violation.path() + " " + violation.message())
                    .toList();
        }

        @Test
        void configure_concurrently_leavesExactlyOneActive() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<DomainConnection>> work = IntStream.range(0, 24)
                        .<Callable<DomainConnection>>mapToObj(i ->
                                () -> domains.configure(ACME, ACCOUNTING, i % 2 == 0 ? KEYED : ProviderSlug.NOOP, null))
                        .toList();
                for (Future<DomainConnection> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }

            assertThat(keyport.admin("select provider from keyport.connection where active"))
                    .hasSize(1);
            assertThat(keyport.admin("select provider from keyport.connection")).hasSize(2);
        }

        @Test
        void configure_unknownProviderOrDomain_isUnknown() {
            assertThatThrownBy(() -> domains.configure(ACME, ACCOUNTING, new ProviderSlug("xero"), null))
                    .isInstanceOf(UnknownException.class);
            assertThatThrownBy(() -> domains.configure(ACME, new IntegrationDomain("kyc"), ProviderSlug.NOOP, null))
                    .isInstanceOf(UnknownException.class);
        }
    }

    @Nested
    class Keys {

        @Test
        void setKey_showsOnlyTheMaskedSuffix() {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            keyport.setKey(ACME, "  " + KEY + "\n");

            assertThat(domains.list(ACME).get(0).keySuffix()).isEqualTo("••••WXYZ");
            assertThat(domains.list(ACME).toString()).doesNotContain(KEY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"short-key-1", "with space and more than twenty", "{\"json\":\"0123456789abcdef\"}"})
        void setKey_notALongPlainToken_showsNoCharacterOfIt(String key) {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            keyport.setKey(ACME, key);

            assertThat(domains.list(ACME).get(0).keySuffix()).isEqualTo("••••");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "\u00a0\u3000", "\n\t", "two\nlines", "nul\0inside"})
        void setKey_blankOrWithControlCharacters_isRefusedAndKeepsTheOld(String key) {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            keyport.setKey(ACME, KEY);

            assertThatThrownBy(() -> keyport.setKey(ACME, key)).isInstanceOf(InvalidKeyFormatException.class);

            assertThat(domains.list(ACME).get(0).keySuffix()).isEqualTo("••••WXYZ");
        }

        @Test
        void setKey_noProviderSelected_isNotReady() {
            assertThatThrownBy(() -> keyport.setKey(ACME, KEY)).isInstanceOf(NotReadyException.class);
        }

        @Test
        void setKey_manyTimes_keepsTheCurrentVersionAndTheOneBefore() {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            for (int i = 0; i < 5; i++) {
                keyport.setKey(ACME, KEY + i);
            }

            assertThat(keyport.admin(
                            "select version::text from keyport.secret where name like 'accounting:%' order by version"))
                    .containsExactly("4", "5");
        }

        @Test
        void setKey_concurrently_theKeyThatCountsIsStoredAndEveryOneHasItsEvent() throws Exception {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Boolean>> work = IntStream.range(0, 16)
                        .<Callable<Boolean>>mapToObj(i -> () -> {
                            keyport.setKey(ACME, KEY + i);
                            return true;
                        })
                        .toList();
                for (Future<Boolean> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }

            assertThat(keyport.admin("select 'stored' from keyport.connection c join keyport.secret s"
                            + " on s.tenant_id = c.tenant_id and s.version = c.credential_version"))
                    .containsExactly("stored");
            assertThat(keyport.admin("select type from keyport.event where type = 'integration.key_set'"))
                    .hasSize(16);
        }

        @Test
        void removeKey_enabledConnectionThatNeedsIt_deletesTheCiphertextAndSwitchesOff() {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            keyport.setKey(ACME, KEY);
            domains.toggle(ACME, ACCOUNTING, true);

            domains.removeKey(ACME, ACCOUNTING);
            domains.removeKey(ACME, ACCOUNTING);

            assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                    .isEmpty();
            DomainConnection after = domains.list(ACME).get(0);
            assertThat(after.keySuffix()).isNull();
            assertThat(after.enabled()).isFalse();
        }
    }

    @Nested
    class Toggle {

        @Test
        void toggle_onWithoutProviderOrKey_isNotReady() {
            assertThatThrownBy(() -> domains.toggle(ACME, ACCOUNTING, true))
                    .isInstanceOfSatisfying(
                            NotReadyException.class,
                            e -> assertThat(e.missing()).isEqualTo(NotReadyException.Missing.PROVIDER));
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            assertThatThrownBy(() -> domains.toggle(ACME, ACCOUNTING, true))
                    .isInstanceOfSatisfying(
                            NotReadyException.class,
                            e -> assertThat(e.missing()).isEqualTo(NotReadyException.Missing.CREDENTIAL));
        }

        @Test
        void toggle_offWithoutProvider_isOffAlready() {
            assertThat(domains.toggle(ACME, ACCOUNTING, false)).isEqualTo(DomainConnection.unconfigured(ACCOUNTING));
        }
    }

    @Nested
    class Testing {

        @Test
        void test_keyRefused_saysSoOfThisProvider() {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            keyport.setKey(ACME, "bad-key-0123456789abcdef");

            ConnectionTestResult result = domains.test(ACME, ACCOUNTING).result();

            assertThat(result.success()).isFalse();
            assertThat(result.providerName()).isEqualTo("keyed");
        }

        @Test
        void test_providerRepeatsTheKey_isRemovedFromWhatIsSaidAndKept() {
            domains.configure(ACME, ACCOUNTING, KEYED, null);
            keyport.setKey(ACME, "bad/echo+key 0123456789");

            ConnectionTestResult result = domains.test(ACME, ACCOUNTING).result();

            assertThat(result.errorMessage()).isEqualTo("the provider refused the key [removed], [removed], [removed]");
            assertThat(keyport.admin("select meta::text || message from keyport.event"
                            + " union all select last_test::text from keyport.connection"))
                    .noneMatch(text -> text.contains("0123456789"));
        }

        @Test
        void test_noKeyAndNotEnabled_testsThisConnectionAndNotTheNoOp() {
            domains.configure(ACME, ACCOUNTING, KEYED, null);

            ConnectionTestResult result = domains.test(ACME, ACCOUNTING).result();

            assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(result.errorMessage()).contains("no credential of the kind api_key is stored");
        }

        @Test
        void test_noProviderSelected_isNotReady() {
            assertThatThrownBy(() -> domains.test(ACME, ACCOUNTING)).isInstanceOf(NotReadyException.class);
        }
    }

    @Test
    void anyChange_writesItsEventWithActorAndWithoutTheKey() {
        domains.configure(ACME, ACCOUNTING, KEYED, null);
        keyport.setKey(ACME, KEY);
        domains.toggle(ACME, ACCOUNTING, true);
        domains.test(ACME, ACCOUNTING);
        domains.toggle(ACME, ACCOUNTING, false);
        domains.removeKey(ACME, ACCOUNTING);
        keyport.settings.update(ACME, before -> new TenantSettings(true, false, false));

        assertThat(keyport.admin("select type from keyport.event order by at"))
                .containsExactly(
                        "integration.configured",
                        "integration.key_set",
                        "integration.enabled",
                        "connection.test_started",
                        "integration.connection_tested",
                        "connection.health_changed",
                        "integration.disabled",
                        "integration.key_removed",
                        "integration.flags_changed");
        assertThat(keyport.admin("select distinct actor || '@' || tenant_id from keyport.event"))
                .containsExactly("alice@acme");
        assertThat(keyport.admin("select event::text from keyport.event"))
                .noneSatisfy(event -> assertThat(event).contains(KEY));
    }

    @Test
    void everyMethod_roleThatMayNotConfigure_isDenied() {
        for (Role role : List.of(Role.MANAGER, Role.MEMBER, Role.SYSTEM)) {
            Caller caller = RegistryFixture.caller("acme", role);
            try (Secret key = Secret.ofUtf8(KEY)) {
                List<ThrowingCallable> calls = List.of(
                        () -> domains.list(caller),
                        () -> domains.providers(caller),
                        () -> domains.configure(caller, ACCOUNTING, KEYED, null),
                        () -> domains.setKey(caller, ACCOUNTING, key),
                        () -> domains.removeKey(caller, ACCOUNTING),
                        () -> domains.test(caller, ACCOUNTING),
                        () -> domains.toggle(caller, ACCOUNTING, true),
                        () -> keyport.settings.update(caller, before -> before));
                assertThat(calls)
                        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class));
            }
        }
    }
}
