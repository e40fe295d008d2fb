package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.port.IntegrationDomain.AI;
import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionServiceTest {

    private static final ProviderSlug KEYED = KeyedAccounting.SLUG;

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final ConnectionService connections = keyport.connections;

    @Nested
    class Create {

        @Test
        void create_firstOfADomain_isActiveAndOff() {
            IntegrationConnection created = connections.create(ACME, ACCOUNTING, KEYED, "Books", "{\"region\":\"za\"}");

            assertThat(created.domain()).isEqualTo(ACCOUNTING);
            assertThat(created.provider()).isEqualTo(KEYED);
            assertThat(created.label()).isEqualTo("Books");
            assertThat(created.active()).isTrue();
            assertThat(created.enabled()).isFalse();
            assertThat(created.health()).isEqualTo(ConnectionHealth.UNKNOWN);
            assertThat(created.configJson()).isEqualTo("{\"region\": \"za\"}");
            assertThat(created.capabilities()).hasSize(2).allMatch(CapabilityState::enabled);
            assertThat(created.credential()).isNull();
            assertThat(created.createdBy()).isEqualTo("alice");
            assertThat(created.version()).isEqualTo(1);
            assertThat(connections.get(ACME, created.id())).isEqualTo(created);
            assertThat(keyport.domains.list(ACME).get(0).providerSlug()).isEqualTo(KEYED);
            assertThat(events()).containsExactly("connection.created");
        }

        @Test
        void create_second_isNotActive() {
            connections.create(ACME, ACCOUNTING, KEYED, null, null);

            IntegrationConnection second = connections.create(ACME, ACCOUNTING, ProviderSlug.NOOP, null, null);

            assertThat(second.active()).isFalse();
            assertThat(connections.list(ACME, ACCOUNTING))
                    .extracting(IntegrationConnection::provider)
                    .containsExactly(KEYED, ProviderSlug.NOOP);
            assertThat(connections.list(ACME, AI)).isEmpty();
            assertThat(connections.list(GLOBEX)).isEmpty();
        }

        @Test
        void create_sameProviderAgain_exists() {
            connections.create(ACME, ACCOUNTING, KEYED, null, null);

            assertThatThrownBy(() -> connections.create(ACME, ACCOUNTING, KEYED, null, null))
                    .isInstanceOf(ConnectionExistsException.class);
            assertThat(events()).containsExactly("connection.created");
            connections.create(GLOBEX, ACCOUNTING, KEYED, null, null);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "{\"region\":\"mars\"}",
                    "{\"apiKey\":\"sk\"}",
                    "{\"baseUrl\":\"https://evil.example\"}"
                })
        void create_configThatIsRefused_storesNothing(String config) {
            assertThatThrownBy(() -> connections.create(ACME, ACCOUNTING, KEYED, null, config))
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessageNotContainingAny("mars", "evil", "sk");

            assertThat(connections.list(ACME)).isEmpty();
            assertThat(events()).isEmpty();
        }

        @Test
        void create_unknownNameOrLongLabel_isRefused() {
            assertThatThrownBy(() -> connections.create(ACME, ACCOUNTING, new ProviderSlug("xero"), null, null))
                    .isInstanceOf(UnknownException.class);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> connections.create(ACME, ACCOUNTING, KEYED, "x".repeat(101), null));
        }
    }

    @Nested
    class States {

        @Test
        void enableAndDisable_moveTheStateOnce() {
            IntegrationConnection created = create("{}");
            assertThatThrownBy(() -> connections.enable(ACME, created.id(), null))
                    .isInstanceOf(NotReadyException.class);
            keyport.setKey(ACME, "sk_live_0123456789");

            assertThat(connections.enable(ACME, created.id(), 2L).enabled()).isTrue();
            assertThat(connections.enable(ACME, created.id(), null).version()).isEqualTo(3);
            assertThat(connections.disable(ACME, created.id(), 3L).enabled()).isFalse();
            assertThatThrownBy(() -> connections.enable(ACME, created.id(), 3L))
                    .isInstanceOf(VersionConflictException.class);
            assertThat(events())
                    .containsExactly(
                            "connection.created", "integration.key_set", "integration.enabled", "integration.disabled");
        }

        @Test
        void activate_another_servesTheDomainAndLeavesBothAsTheyWere() {
            IntegrationConnection noop = connections.create(ACME, ACCOUNTING, ProviderSlug.NOOP, null, null);
            connections.enable(ACME, noop.id(), null);
            IntegrationConnection keyed = create("{}");

            IntegrationConnection activated = connections.activate(ACME, keyed.id(), 1L);

            assertThat(activated.active()).isTrue();
            assertThat(activated.enabled()).isFalse();
            IntegrationConnection before = connections.get(ACME, noop.id());
            assertThat(before.active()).isFalse();
            assertThat(before.enabled()).isTrue();
            assertThat(connections.activate(ACME, keyed.id(), null)).isEqualTo(activated);
            assertThat(keyport.admin(
                            "select meta->>'previousProvider' from keyport.event where type = 'connection.activated'"))
                    .containsExactly("noop");
            assertThat(keyport.admin("select connection_id || ' ' || (meta->>'nextProvider') from keyport.event"
                            + " where type = 'connection.deactivated'"))
                    .containsExactly(noop.id().value() + " " + KEYED);
        }

        @Test
        void delete_activeOne_leavesTheDomainWithoutProviderAndNoCiphertext() {
            IntegrationConnection created = create("{}");
            keyport.setKey(ACME, "sk_live_0123456789");
            connections.enable(ACME, created.id(), null);
            assertThatThrownBy(() -> connections.delete(ACME, created.id(), 1L))
                    .isInstanceOf(VersionConflictException.class);

            connections.delete(ACME, created.id(), 3L);

            assertThatThrownBy(() -> connections.get(ACME, created.id())).isInstanceOf(UnknownException.class);
            assertThat(keyport.domains.list(ACME).get(0)).isEqualTo(DomainConnection.unconfigured(ACCOUNTING));
            assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                    .isEmpty();
            assertThat(events())
                    .containsExactly(
                            "connection.created",
                            "integration.key_set",
                            "integration.enabled",
                            "integration.key_removed",
                            "integration.disabled",
                            "connection.deleted");
            assertThat(create("{}").active()).isTrue();
        }
    }

    @Test
    void delete_secretStoreThatFails_canBeRepeated() {
        IntegrationConnection created = create("{}");
        keyport.setKey(ACME, "sk_live_0123456789");
        SecretStore failing = new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                throw new IllegalStateException("planted");
            }
        };
        ConnectionService broken = new ConnectionService(keyport.database, keyport.catalog, failing, keyport.snapshots);

        assertThatThrownBy(() -> broken.delete(ACME, created.id(), null)).hasMessage("planted");

        assertThat(connections.get(ACME, created.id()).credential()).isNull();
        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .hasSize(1);
        connections.delete(ACME, created.id(), null);
        assertThat(connections.list(ACME)).isEmpty();
        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .isEmpty();
    }

    @Test
    void everyMethod_unknownOrForeignId_isTheSameUnknown() {
        IntegrationConnection foreign = connections.create(GLOBEX, ACCOUNTING, KEYED, null, null);
        for (ConnectionId id : List.of(foreign.id(), new ConnectionId(UUID.randomUUID()))) {
            assertThat(callsOn(ACME, id))
                    .allSatisfy(call -> assertThatThrownBy(call)
                            .isInstanceOf(UnknownException.class)
                            .hasMessage("there is no such connection"));
        }
        assertThat(connections.get(GLOBEX, foreign.id())).isEqualTo(foreign);
    }

    @Test
    void everyMethod_roleThatMayNot_isDenied() {
        ConnectionId id = create("{}").id();
        for (Role role : List.of(Role.MANAGER, Role.MEMBER, Role.SYSTEM)) {
            Caller caller = RegistryFixture.caller("acme", role);
            List<ThrowingCallable> calls = callsOn(caller, id);
            assertThat(role == Role.MEMBER ? calls : calls.subList(1, calls.size()))
                    .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class));
            assertThatThrownBy(() -> connections.create(caller, AI, ProviderSlug.NOOP, null, null))
                    .isInstanceOf(AccessDeniedException.class);
        }
        Caller manager = RegistryFixture.caller("acme", Role.MANAGER);
        assertThat(connections.list(manager)).containsExactly(connections.get(manager, id));
        assertThatThrownBy(() -> connections.list(RegistryFixture.caller("acme", Role.MEMBER)))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** Reading comes first. */
    private List<ThrowingCallable> callsOn(Caller caller, ConnectionId id) {
        return List.of(
                () -> connections.get(caller, id),
                () -> connections.patch(caller, id, 1, new ConnectionPatch("A", null, Map.of())),
                () -> connections.enable(caller, id, null),
                () -> connections.disable(caller, id, null),
                () -> connections.activate(caller, id, null),
                () -> connections.delete(caller, id, null),
                () -> connections.test(caller, id),
                () -> keyport.setCredential(caller, id, CredentialTerms.NONE),
                () -> keyport.credentials.revoke(caller, id, null));
    }

    private IntegrationConnection create(String config) {
        return connections.create(ACME, ACCOUNTING, KEYED, null, config);
    }

    private List<String> events() {
        return keyport.admin("select type from keyport.event where tenant_id = 'acme' order by at");
    }
}
