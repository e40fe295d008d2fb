package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialServiceTest {

    private static final Instant FAR = Instant.parse("2999-01-31T12:00:00Z");

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final ConnectionId id = keyport.connections
            .create(ACME, ACCOUNTING, KeyedAccounting.SLUG, null, null)
            .id();

    @Test
    void set_withTerms_showsThemAndWhoSetIt() {
        keyport.setCredential(ACME, id, new CredentialTerms(List.of("invoices:write", "contacts"), FAR));

        CredentialInfo shown = credential();
        assertThat(shown.kind()).isEqualTo(CredentialKind.API_KEY);
        assertThat(shown.keySuffix()).isEqualTo("••••WXYZ");
        assertThat(shown.state()).isEqualTo(CredentialState.USABLE);
        assertThat(shown.scopes()).containsExactly("invoices:write", "contacts");
        assertThat(shown.expiresAt()).isEqualTo(FAR);
        assertThat(shown.expiringSoon()).isFalse();
        assertThat(shown.setAt()).isNotNull();
        assertThat(shown.setBy()).isEqualTo("alice");
    }

    @Test
    void set_again_forgetsTheTermsOfTheOneBefore() {
        keyport.setCredential(ACME, id, new CredentialTerms(List.of("all"), FAR));
        keyport.setCredential(ACME, id, CredentialTerms.NONE);

        assertThat(credential().scopes()).isEmpty();
        assertThat(credential().expiresAt()).isNull();
    }

    @Test
    void setAndRevoke_forAnotherVersion_areRefusedAndChangeNothing() {
        long read = version();
        keyport.setCredential(ACME, id, new CredentialTerms(List.of("all"), FAR));
        long current = version();
        List<String> events = keyport.admin("select type from keyport.event where type like '%key_%'");

        assertThatThrownBy(() -> setFor(read))
                .isInstanceOfSatisfying(
                        VersionConflictException.class,
                        e -> assertThat(e.current()).isEqualTo(current));
        assertThatThrownBy(() -> keyport.credentials.revoke(ACME, id, read))
                .isInstanceOf(VersionConflictException.class);

        assertThat(credential().scopes()).containsExactly("all");
        assertThat(keyport.admin("select type from keyport.event where type like '%key_%'"))
                .isEqualTo(events);
        setFor(current);
        assertThat(credential().scopes()).isEmpty();
        keyport.credentials.revoke(ACME, id, version());
        assertThat(keyport.connections.get(ACME, id).credential()).isNull();
    }

    private long version() {
        return keyport.connections.get(ACME, id).version();
    }

    private void setFor(long version) {
        try (Credential key = Credential.apiKey(Secret.ofUtf8("sk_live_0123456789abcWXYZ"))) {
            keyport.credentials.set(ACME, id, version, key);
        }
    }

    @Test
    void set_oauthTokens_sayScopesAndEndThemselves() {
        ConnectionId tokens = keyport.connections
                .create(ACME, ACCOUNTING, RegistryFixture.TOKENS, null, null)
                .id();
        Map<CredentialField, Secret> fields = Map.of(
                CredentialField.ACCESS_TOKEN, Secret.ofUtf8("at-1"),
                CredentialField.SCOPE, Secret.ofUtf8("read  write"),
                CredentialField.EXPIRES_AT, Secret.ofUtf8(FAR.toString()));
        try (Credential credential = Credential.of(CredentialKind.OAUTH, fields)) {
            keyport.credentials.set(ACME, tokens, null, credential);
        }

        CredentialInfo shown =
                Objects.requireNonNull(keyport.connections.get(ACME, tokens).credential());
        assertThat(shown.scopes()).containsExactly("read", "write");
        assertThat(shown.expiresAt()).isEqualTo(FAR);
    }

    @Test
    void set_thatHasEnded_isRefusedAndStoresNothing() {
        assertThatThrownBy(() -> keyport.setCredential(
                        ACME, id, new CredentialTerms(List.of(), Instant.parse("2020-01-01T00:00:00Z"))))
                .isInstanceOfSatisfying(
                        InvalidKeyFormatException.class,
                        e -> assertThat(e.field()).isEqualTo("expiresAt"));

        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "quote\"", "back\\slash", "ünicode", "line\n"})
    void terms_scopeThatIsNone_isRefusedWithoutIt(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialTerms(List.of("fine", scope), null))
                .withMessageStartingWith("at most 50 scopes of");
    }

    @Test
    void terms_tooManyOrTooFar_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CredentialTerms(Collections.nCopies(51, "a"), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new CredentialTerms(List.of(), Instant.MAX));
        assertThat(new CredentialTerms(Collections.nCopies(50, "x".repeat(100)), null).scopes())
                .hasSize(50);
    }

    @Test
    void set_fiftyLongScopes_areKept() {
        List<String> scopes = Collections.nCopies(50, "x".repeat(100));

        keyport.setCredential(ACME, id, new CredentialTerms(scopes, null));

        assertThat(credential().scopes()).isEqualTo(scopes);
    }

    @Test
    void state_whenTheEndComes_isSoonThenExpiredAndCannotBeEnabled() {
        keyport.setCredential(ACME, id, new CredentialTerms(List.of(), FAR));
        endsIn("7 days 1 minute");
        assertThat(credential().expiringSoon()).isFalse();

        endsIn("6 days 23 hours");
        assertThat(credential().expiringSoon()).isTrue();
        assertThat(credential().state()).isEqualTo(CredentialState.USABLE);
        keyport.connections.enable(ACME, id, null);
        keyport.connections.disable(ACME, id, null);

        endsIn("-1 second");
        assertThat(credential().expiringSoon()).isTrue();
        assertThat(credential().state()).isEqualTo(CredentialState.EXPIRED);
        assertThat(keyport.domains.list(ACME).get(0).credentialState()).isEqualTo(CredentialState.EXPIRED);
        assertThatThrownBy(() -> keyport.connections.enable(ACME, id, null))
                .isInstanceOf(CredentialExpiredException.class);
    }

    @Test
    void revoke_deletesEveryVersionAndKeepsTheEvents() {
        keyport.setCredential(ACME, id, CredentialTerms.NONE);
        keyport.setCredential(ACME, id, new CredentialTerms(List.of("all"), FAR));
        keyport.connections.enable(ACME, id, null);

        keyport.credentials.revoke(ACME, id, null);
        keyport.credentials.revoke(ACME, id, null);

        IntegrationConnection after = keyport.connections.get(ACME, id);
        assertThat(after.credential()).isNull();
        assertThat(after.enabled()).isFalse();
        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .isEmpty();
        assertThat(keyport.admin("select type from keyport.event where type like '%key_%' order by at"))
                .containsExactly("integration.key_set", "integration.key_set", "integration.key_removed");
    }

    @Test
    void set_whileTheConnectionIsDeleted_leavesNoCiphertext() throws Exception {
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CredentialService slow = new CredentialService(
                keyport.database,
                keyport.catalog,
                new GatedStore(keyport.secrets) {
                    @Override
                    void afterStoring() {
                        stored.countDown();
                        try {
                            assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                },
                keyport.snapshots);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Credential key = Credential.apiKey(Secret.ofUtf8("sk_live_0123456789"))) {
            Future<?> setting = thread.submit(() -> slow.set(ACME, id, null, key));
            assertThat(stored.await(60, TimeUnit.SECONDS)).isTrue();
            keyport.connections.delete(ACME, id, null);
            released.countDown();

            assertThatThrownBy(() -> setting.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(UnknownException.class);
        } finally {
            thread.shutdownNow();
        }

        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .isEmpty();
    }

    private void endsIn(String interval) {
        keyport.change("update keyport.connection set credential_expires_at = now() + interval '" + interval + "'");
    }

    private CredentialInfo credential() {
        return Objects.requireNonNull(keyport.connections.get(ACME, id).credential());
    }
}
