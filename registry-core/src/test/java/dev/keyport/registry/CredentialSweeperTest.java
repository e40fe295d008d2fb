package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CredentialSweeperTest {

    private static final String ELAPSE = "update keyport.connection"
            + " set credential_previous_until = credential_previous_until - interval '10 minutes'";
    private static final String VERSIONS = "select tenant_id || ' ' || name || ' ' || version from keyport.secret"
            + " where name like 'accounting:%' order by 1";

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final CredentialSweeper sweeper = new CredentialSweeper(keyport.database, keyport.secrets);

    @Test
    void setKey_previousVersion_isUsableFor10MinutesByTheClockOfTheDatabase() {
        enable(ACME);
        keyport.setKey(ACME, "first");

        assertThat(keyport.admin("select (credential_previous_until - updated_at)::text from keyport.connection"))
                .containsExactly("00:10:00");
    }

    @Test
    void sweep_within10Minutes_letsCallsUnderWayOnAnotherNodeUseTheKeyBefore() {
        enable(ACME);
        keyport.setKey(ACME, "first");
        ConnectionContext underWay = keyport.otherNode().context(ACME);
        keyport.setKey(ACME, "second");

        sweeper.sweep();
        assertThat(opened(underWay)).isEqualTo("first");

        keyport.change(ELAPSE);
        sweeper.sweep();
        assertMissing(underWay);
        assertThat(opened(keyport.context(ACME))).isEqualTo("second");
        assertThat(keyport.admin("select credential_previous_until::text from keyport.connection"))
                .containsOnlyNulls();
    }

    @Test
    void setKey_again_deletesWhatIsBelowThePreviousAtOnce() {
        enable(ACME);
        keyport.setKey(ACME, "first");
        ConnectionContext first = keyport.otherNode().context(ACME);
        keyport.setKey(ACME, "second");
        keyport.setKey(ACME, "third");

        assertMissing(first);
        assertThat(keyport.admin(VERSIONS))
                .containsExactly("acme accounting:keyed:api_key 3", "acme accounting:keyed:api_key 4");
    }

    @Test
    void removeKey_callUnderWayOnAnotherNode_cannotUseItAnyMore() {
        enable(ACME);
        keyport.setKey(ACME, "first");
        ConnectionContext first = keyport.otherNode().context(ACME);
        keyport.setKey(ACME, "second");
        ConnectionContext second = keyport.otherNode().context(ACME);
        assertThat(opened(first) + opened(second)).isEqualTo("firstsecond");

        keyport.domains.removeKey(ACME, ACCOUNTING);

        assertMissing(first);
        assertMissing(second);
        assertThat(keyport.admin(VERSIONS)).isEmpty();
        assertThat(keyport.admin("select type from keyport.event where type like '%key_removed'"))
                .hasSize(1);
    }

    @Test
    void sweep_removalWhoseDeletionFailed_deletesTheCiphertext() {
        enable(ACME);
        DomainService failing =
                new DomainService(keyport.database, keyport.catalog, failingFor("acme"), keyport.snapshots);
        assertThatThrownBy(() -> failing.removeKey(ACME, ACCOUNTING)).hasMessage("planted");
        assertThat(keyport.admin(VERSIONS)).isNotEmpty();

        sweeper.sweep();

        assertThat(keyport.admin(VERSIONS)).isEmpty();
    }

    @Test
    void sweep_unusedVersionThatACrashLeft_isDeletedWithThePrevious() {
        enable(ACME);
        SecretName name = SecretName.of(ACCOUNTING, KeyedAccounting.SLUG, CredentialKind.API_KEY);
        try (Secret secret = Secret.ofUtf8("never pointed to")) {
            keyport.secrets.store(ACME, name, secret);
        }
        keyport.setKey(ACME, "second");
        keyport.change(ELAPSE);
        sweeper.sweep();

        assertThat(keyport.admin(VERSIONS)).containsExactly("acme accounting:keyed:api_key 3");
    }

    @Test
    void sweep_credentialOfAnotherKind_isDeletedAfterItsGrace() {
        keyport.domains.configure(ACME, ACCOUNTING, ProviderSlug.NOOP, null);
        keyport.setKey(ACME, "key");
        setLogin();
        assertThat(keyport.admin(VERSIONS))
                .containsExactly("acme accounting:noop:api_key 1", "acme accounting:noop:basic 1");

        keyport.change(ELAPSE);
        sweeper.sweep();
        assertThat(keyport.admin(VERSIONS)).containsExactly("acme accounting:noop:basic 1");

        keyport.setKey(ACME, "key again");
        keyport.change(ELAPSE);
        sweeper.sweep();
        assertThat(keyport.admin(VERSIONS)).containsExactly("acme accounting:noop:api_key 2");

        setLogin();
        keyport.domains.removeKey(ACME, ACCOUNTING);
        assertThat(keyport.admin(VERSIONS)).isEmpty();
    }

    @Test
    void sweep_tenantWhoseStoreFails_doesNotStopTheOthersAndIsTriedAgain() {
        enable(ACME);
        keyport.setKey(ACME, "second");
        enable(GLOBEX);
        keyport.setKey(GLOBEX, "second");
        keyport.change(ELAPSE);
        CredentialSweeper failing = new CredentialSweeper(keyport.database, failingFor("acme"));

        failing.sweep();
        assertThat(keyport.admin(VERSIONS))
                .containsExactly(
                        "acme accounting:keyed:api_key 1",
                        "acme accounting:keyed:api_key 2",
                        "globex accounting:keyed:api_key 2");

        sweeper.sweep();
        assertThat(keyport.admin(VERSIONS))
                .containsExactly("acme accounting:keyed:api_key 2", "globex accounting:keyed:api_key 2");
    }

    @Test
    void sweep_moreThanAPageOfWhichSomeFail_reachesEveryTenant() {
        for (int i = 0; i < 130; i++) {
            Caller caller = RegistryFixture.caller("t" + i, Role.OWNER);
            keyport.domains.configure(caller, ACCOUNTING, ProviderSlug.NOOP, null);
        }
        keyport.change("update keyport.connection set credential_version = 2, credential_kind = 'api_key',"
                + " credential_last_versions = '{\"api_key\": 2}', credential_previous_until = 'epoch'");
        List<String> asked = new CopyOnWriteArrayList<>();
        GatedStore store = new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                asked.add(caller.tenant().value());
                if (!caller.tenant().value().equals("t99")) {
                    throw new IllegalStateException("planted");
                }
            }
        };

        new CredentialSweeper(keyport.database, store).sweep();

        assertThat(asked).hasSize(130).doesNotHaveDuplicates();
        assertThat(keyport.admin("select tenant_id from keyport.connection where credential_previous_until is null"))
                .containsExactly("t99");
    }

    @Test
    void sweep_keySetMeanwhile_keepsItAndTheOneBefore() {
        enable(ACME);
        keyport.setKey(ACME, "second");
        keyport.change(ELAPSE);
        GatedStore store = new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                keyport.setKey(ACME, "third");
            }
        };

        new CredentialSweeper(keyport.database, store).sweep();

        assertThat(keyport.admin(VERSIONS))
                .containsExactly("acme accounting:keyed:api_key 2", "acme accounting:keyed:api_key 3");
        assertThat(keyport.admin("select (credential_previous_until > now())::text from keyport.connection"))
                .containsExactly("true");
    }

    @Test
    void sweep_twoNodesAtOnce_deleteTheSame() throws Exception {
        for (int i = 0; i < 20; i++) {
            Caller caller = RegistryFixture.caller("t" + i, Role.OWNER);
            enable(caller);
            keyport.setKey(caller, "second");
        }
        keyport.change(ELAPSE);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> sweeps = IntStream.range(0, 2)
                    .<Callable<Boolean>>mapToObj(node -> () -> {
                        new CredentialSweeper(keyport.database, keyport.secrets).sweep();
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : nodes.invokeAll(sweeps)) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(keyport.admin("select distinct version::text from keyport.secret where name like 'accounting:%'"))
                .containsExactly("2");
        assertThat(keyport.admin(
                        "select tenant_id from keyport.connection where credential_previous_until is not null"))
                .isEmpty();
    }

    @Test
    void sweep_whileTheStoreDeletes_hasNoTransactionOpen() {
        enable(ACME);
        keyport.setKey(ACME, "second");
        keyport.change(ELAPSE);
        List<String> open = new CopyOnWriteArrayList<>();
        GatedStore store = new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                open.add("asked");
                open.addAll(keyport.admin("select state from pg_stat_activity where datname = current_database()"
                        + " and usename = 'keyport_app' and state like 'idle in transaction%'"));
            }
        };

        new CredentialSweeper(keyport.database, store).sweep();

        assertThat(open).containsExactly("asked");
    }

    @Test
    void start_untilItIsClosed_sweepsAgainAndAgain() throws Exception {
        CountDownLatch swept = new CountDownLatch(3);
        enable(ACME);
        GatedStore store = new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                swept.countDown();
                throw new IllegalStateException("planted");
            }
        };
        keyport.setKey(ACME, "second");
        keyport.change(ELAPSE);

        try (CredentialSweeper running = CredentialSweeper.start(keyport.database, store, Duration.ofMillis(1))) {
            assertThat(running).isNotNull();
            assertThat(swept.await(20, TimeUnit.SECONDS)).isTrue();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("keyport-credential-sweeper")) {
                thread.join(20_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private GatedStore failingFor(String tenant) {
        return new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                if (caller.tenant().value().equals(tenant)) {
                    throw new IllegalStateException("planted");
                }
            }
        };
    }

    private void enable(Caller caller) {
        keyport.domains.configure(caller, ACCOUNTING, KeyedAccounting.SLUG, null);
        keyport.setKey(caller, "zeroth");
        keyport.domains.toggle(caller, ACCOUNTING, true);
    }

    private void setLogin() {
        try (Credential login = Credential.of(
                CredentialKind.BASIC,
                Map.of(
                        CredentialField.USERNAME, Secret.ofUtf8("ada"),
                        CredentialField.PASSWORD, Secret.ofUtf8("secret")))) {
            keyport.domains.setCredential(ACME, ACCOUNTING, login);
        }
    }

    private static String opened(ConnectionContext context) {
        try (Secret key = context.openCredential()) {
            return key.revealUtf8();
        }
    }

    private static void assertMissing(ConnectionContext context) {
        assertThatThrownBy(() -> opened(context))
                .isInstanceOfSatisfying(
                        IntegrationException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION));
    }
}
