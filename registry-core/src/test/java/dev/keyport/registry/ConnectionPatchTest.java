package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectionPatchTest {

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final ConnectionService connections = keyport.connections;

    @Test
    void patch_everything_changesItAndNamesTheFieldsWithoutValues() {
        IntegrationConnection created = create("{\"region\":\"za\",\"note\":\"old-note\"}");

        IntegrationConnection patched = connections.patch(
                ACME,
                created.id(),
                1,
                new ConnectionPatch(
                        "New books",
                        "{\"region\":\"eu\",\"note\":\"old-note\",\"account\":\"4711\"}",
                        Map.of("sync_customer", false, "sync_invoice", true)));

        assertThat(patched.label()).isEqualTo("New books");
        assertThat(patched.configJson()).contains("\"eu\"", "4711");
        assertThat(patched.capabilities())
                .extracting(state -> state.capability().id() + " " + state.enabled())
                .containsExactly("sync_invoice true", "sync_customer false");
        assertThat(patched.version()).isEqualTo(2);
        assertThat(keyport.admin("select meta->>'fields' from keyport.event where type = 'connection.changed'"))
                .containsExactly("[\"label\", \"config/account\", \"config/region\", \"capabilities/sync_customer\"]");
        assertThat(keyport.admin("select e::text from keyport.event e"))
                .noneMatch(event -> event.contains("4711") || event.contains("New books"));
    }

    @Test
    void patch_whatIsThereAlready_writesNothing() {
        IntegrationConnection created = create("{\"region\":\"za\",\"note\":null}");

        IntegrationConnection same = connections.patch(
                ACME,
                created.id(),
                1,
                new ConnectionPatch(" ", "{ \"note\":null, \"region\":\"za\" }", Map.of("sync_invoice", true)));

        assertThat(same).isEqualTo(created);
        assertThat(events()).containsExactly("connection.created");
    }

    @Test
    void patch_blankLabelAndOneCapability_keepsTheOthers() {
        IntegrationConnection created = create("{\"region\":\"za\"}");
        connections.patch(ACME, created.id(), 1, new ConnectionPatch("A", null, Map.of("sync_invoice", false)));

        IntegrationConnection patched =
                connections.patch(ACME, created.id(), 2, new ConnectionPatch("", null, Map.of("sync_customer", false)));

        assertThat(patched.label()).isNull();
        assertThat(patched.configJson()).contains("za");
        assertThat(patched.capabilities()).noneMatch(CapabilityState::enabled);
    }

    @Test
    void patch_otherVersion_conflictsAndTellsTheCurrentOne() {
        IntegrationConnection created = create("{}");
        connections.patch(ACME, created.id(), 1, new ConnectionPatch("A", null, Map.of()));

        for (long stale : new long[] {0, 1, 3, Long.MAX_VALUE}) {
            assertThatThrownBy(() ->
                            connections.patch(ACME, created.id(), stale, new ConnectionPatch("B", null, Map.of())))
                    .isInstanceOfSatisfying(
                            VersionConflictException.class,
                            e -> assertThat(e.current()).isEqualTo(2));
        }
        assertThat(connections.get(ACME, created.id()).label()).isEqualTo("A");
    }

    @Test
    void patch_unknownCapabilityOrRefusedConfig_changesNothing() {
        IntegrationConnection created = create("{}");

        assertThatThrownBy(() -> connections.patch(
                        ACME, created.id(), 1, new ConnectionPatch("A", null, Map.of("sk_secret", true))))
                .isInstanceOfSatisfying(
                        UnknownException.class, e -> assertThat(e.kind()).isEqualTo(UnknownException.Kind.CAPABILITY))
                .hasMessageNotContaining("sk_secret");
        assertThatThrownBy(() ->
                        connections.patch(ACME, created.id(), 1, new ConnectionPatch("A", "{\"region\":1}", Map.of())))
                .isInstanceOf(InvalidConfigException.class);
        assertThat(connections.get(ACME, created.id())).isEqualTo(created);
    }

    @Test
    void patch_toAnotherDestination_asksForTheCredentialAgain() {
        IntegrationConnection created = create("{\"region\":\"za\"}");
        keyport.setKey(ACME, "sk_live_0123456789");

        IntegrationConnection moved =
                connections.patch(ACME, created.id(), 2, new ConnectionPatch(null, "{\"region\":\"eu\"}", Map.of()));

        assertThat(state(moved)).isEqualTo(CredentialState.REENTRY_REQUIRED);
        assertThat(events()).contains("integration.credential_reentry_required");
        assertThatThrownBy(() -> connections.enable(ACME, created.id(), null))
                .isInstanceOf(CredentialReentryRequiredException.class);
        assertThat(state(connections.patch(
                        ACME, created.id(), 3, new ConnectionPatch(null, "{\"region\":\"za\"}", Map.of()))))
                .isEqualTo(CredentialState.USABLE);
    }

    private IntegrationConnection create(String config) {
        return connections.create(ACME, ACCOUNTING, KeyedAccounting.SLUG, null, config);
    }

    private List<String> events() {
        return keyport.admin("select type from keyport.event where tenant_id = 'acme' order by at");
    }

    private static @Nullable CredentialState state(IntegrationConnection connection) {
        return Objects.requireNonNull(connection.credential()).state();
    }
}
