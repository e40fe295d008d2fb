package dev.keyport.port.tck;

import dev.keyport.port.AuthType;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tenant with a credential that the vendor knows, and what became of every opening of it. Thread-safe. */
final class Account {

    private final TenantId tenant;
    private final AuthType authType;
    private final IntegrationDomain domain;
    private final ProviderSlug provider;
    private final List<Credential> opened = new CopyOnWriteArrayList<>();
    private final List<String> everySecret = new CopyOnWriteArrayList<>();
    private volatile Map<CredentialField, String> fields;
    private volatile boolean missing;

    Account(String tenant, AuthType authType, IntegrationDomain domain, ProviderSlug provider) {
        this.tenant = new TenantId(tenant);
        this.authType = authType;
        this.domain = domain;
        this.provider = provider;
        this.fields = newFields();
    }

    TenantId tenant() {
        return tenant;
    }

    ConnectionContext context(Map<String, Object> config) {
        return new ConnectionContext(tenant, new ConnectionId(UUID.randomUUID()), provider, config, this::open);
    }

    /** What the vendor recognises this tenant by. */
    String proof() {
        return switch (authType) {
            case API_KEY -> field(CredentialField.VALUE);
            case BASIC -> field(CredentialField.PASSWORD);
            case OAUTH2 -> field(CredentialField.ACCESS_TOKEN);
            case NONE -> "";
        };
    }

    /** Every secret that it has or had. */
    Collection<String> secrets() {
        return List.copyOf(everySecret);
    }

    /** The vendor knows a new credential from now on, and the one before no more. */
    void rotate() {
        fields = newFields();
    }

    /** From now on there is no credential. */
    void forget() {
        missing = true;
    }

    int openings() {
        return opened.size();
    }

    boolean everythingIsClosed() {
        return opened.stream().allMatch(Account::isClosed);
    }

    private Credential open(CredentialKind kind) {
        if (missing || authType.credentialKind().filter(kind::equals).isEmpty()) {
            throw new IntegrationException(
                    tenant, domain, provider, FailureKind.CONFIGURATION, "no " + kind.wireName() + " is stored");
        }
        Map<CredentialField, Secret> secrets = new HashMap<>();
        fields.forEach((field, value) -> secrets.put(field, Secret.ofUtf8(value)));
        Credential credential = Credential.of(kind, secrets);
        opened.add(credential);
        return credential;
    }

    private Map<CredentialField, String> newFields() {
        Map<CredentialField, String> made = new EnumMap<>(CredentialField.class);
        authType.credentialKind().ifPresent(kind -> kind.required().forEach(field -> made.put(field, Random.secret())));
        made.forEach((field, value) -> {
            if (field != CredentialField.USERNAME) {
                everySecret.add(value);
            }
        });
        return made;
    }

    private String field(CredentialField field) {
        return fields.getOrDefault(field, "");
    }

    private static boolean isClosed(Credential credential) {
        return credential.fields().stream().map(credential::secret).allMatch(Account::isClosed);
    }

    private static boolean isClosed(Secret secret) {
        try {
            return secret.length() < 0;
        } catch (IllegalStateException closed) {
            return true;
        }
    }
}
