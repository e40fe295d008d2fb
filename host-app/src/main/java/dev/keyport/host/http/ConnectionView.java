package dev.keyport.host.http;

import dev.keyport.registry.CapabilityState;
import dev.keyport.registry.ConnectionTestReport;
import dev.keyport.registry.CredentialInfo;
import dev.keyport.registry.IntegrationConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection as JSON. */
final class ConnectionView {

    private ConnectionView() {}

    static Map<String, @Nullable Object> of(IntegrationConnection connection) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", connection.id().toString());
        members.put("domain", connection.domain().displayName());
        members.put("providerSlug", connection.provider().value());
        members.put("label", connection.label());
        members.put("active", connection.active());
        members.put("enabled", connection.enabled());
        members.put("status", connection.enabled() ? "enabled" : "disabled");
        members.put("health", connection.health().value());
        members.put("config", Json.tree(connection.configJson()));
        members.put("configRefusal", connection.configRefusal());
        members.put(
                "capabilities",
                connection.capabilities().stream().map(ConnectionView::of).toList());
        members.put("credential", connection.credential() == null ? null : of(connection.credential()));
        members.put("lastTestedAt", connection.lastTestedAt());
        members.put("lastTest", connection.lastTest() == null ? null : of(connection.lastTest()));
        members.put("lastSyncedAt", connection.lastSyncedAt());
        members.put("cursors", connection.cursors());
        members.put("createdBy", connection.createdBy());
        members.put("createdAt", connection.createdAt());
        members.put("updatedAt", connection.updatedAt());
        members.put("version", connection.version());
        return members;
    }

    static Map<String, @Nullable Object> of(ConnectionTestReport report) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("success", report.success());
        members.put("outcome", report.result().outcome());
        members.put("providerName", report.result().providerName());
        members.put("account", report.result().account());
        members.put("failureKind", report.result().failureKind());
        members.put("errorMessage", report.result().errorMessage());
        members.put("durationMillis", report.duration().toMillis());
        return members;
    }

    private static Map<String, @Nullable Object> of(CapabilityState state) {
        Map<String, @Nullable Object> members = ProviderView.of(state.capability());
        members.put("enabled", state.enabled());
        return members;
    }

    private static Map<String, @Nullable Object> of(CredentialInfo credential) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kind", credential.kind().wireName());
        members.put("keySuffix", credential.keySuffix());
        members.put(
                "state", credential.state() == null ? null : credential.state().value());
        members.put("scopes", credential.scopes());
        members.put("expiresAt", credential.expiresAt());
        members.put("expiringSoon", credential.expiringSoon());
        members.put("setAt", credential.setAt());
        members.put("setBy", credential.setBy());
        return members;
    }
}
