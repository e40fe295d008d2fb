package dev.keyport.secrets.vault;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.KeyNotUnwrappedException;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.KeyWrapperException;
import dev.keyport.port.secrets.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Data keys wrapped by a key that never leaves Vault's transit engine.
 *
 * <p>The transit key is derived for every tenant, and the context of a data key is authenticated with it (AES-256-GCM). A wrapped
 * key is the text that Vault returns, {@code vault:v<version>:<Base64>}, in ASCII; the id of a key is its version. Thread-safe.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/transit#encrypt-data">Transit secrets engine (API)</a>
 */
public final class TransitKeyWrapper implements KeyWrapper {

    private static final Pattern CIPHERTEXT = Pattern.compile("vault:v([1-9][0-9]{0,8}):[A-Za-z0-9+/]+={0,2}");
    private static final int PROBE_BYTES = 32;

    private final VaultClient vault;
    private final String mount;
    private final String key;

    private TransitKeyWrapper(VaultClient vault, String mount, String key) {
        this.vault = vault;
        this.mount = mount;
        this.key = key;
    }

    /**
     * A wrapper with a transit key, after a trial: what it wraps opens, and opens for no other tenant and no other context. An
     * underived key would ignore the tenant, a Vault before 1.13 the context.
     *
     * @param clock tells when to log in again
     * @throws KeyWrapperException when Vault does not answer or refuses, or when the key fails the trial
     */
    public static TransitKeyWrapper open(VaultConfig config, Clock clock) {
        Objects.requireNonNull(clock, "clock");
        VaultClient vault = new VaultClient(config, clock, reason -> new KeyWrapperException(reason, null));
        vault.checkLogin();
        TransitKeyWrapper wrapper = new TransitKeyWrapper(vault, config.transitMount(), config.transitKey());
        wrapper.check();
        return wrapper;
    }

    @Override
    public long activeKeyId() {
        try (VaultAnswer answer = vault.get(VaultPath.of(mount, "keys", key))) {
            if (answer.isAbsent()) {
                throw vault.failure("Vault has no transit key of this name");
            }
            return answer.number("/data/latest_version");
        }
    }

    @Override
    public WrappedKey wrap(TenantId tenant, Secret dataKey, byte[] context) {
        try (VaultBody body = dataKey.use(bytes -> VaultBody.of(json -> {
                    bind(json, tenant, context);
                    json.writeBinaryProperty("plaintext", bytes);
                }));
                VaultAnswer answer = vault.post(VaultPath.of(mount, "encrypt", key), body)) {
            String ciphertext = answer.text("/data/ciphertext");
            Matcher form = CIPHERTEXT.matcher(ciphertext);
            if (!form.matches() || ciphertext.length() > MAX_WRAPPED_BYTES) {
                throw answer.malformed();
            }
            return new WrappedKey(Long.parseLong(form.group(1)), ciphertext.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public Secret unwrap(TenantId tenant, WrappedKey wrapped, byte[] context) {
        String ciphertext = new String(wrapped.bytes(), StandardCharsets.ISO_8859_1);
        Matcher form = CIPHERTEXT.matcher(ciphertext);
        if (!form.matches() || Long.parseLong(form.group(1)) != wrapped.keyId()) {
            throw new KeyNotUnwrappedException("the wrapped key was not made by this transit engine");
        }
        try (VaultBody body = VaultBody.of(json -> {
                    bind(json, tenant, context);
                    json.writeStringProperty("ciphertext", ciphertext);
                });
                VaultAnswer answer = vault.postUnlessInvalid(VaultPath.of(mount, "decrypt", key), body)
                        .orElseThrow(() -> new KeyNotUnwrappedException("the wrapped key does not open in Vault"))) {
            return answer.binary("/data/plaintext").map(Secret::takeOver).orElseThrow(answer::malformed);
        }
    }

    private static void bind(JsonGenerator json, TenantId tenant, byte[] context) {
        json.writeBinaryProperty("context", tenant.value().getBytes(StandardCharsets.UTF_8));
        json.writeBinaryProperty("associated_data", context);
    }

    private void check() {
        TenantId tenant = new TenantId("check");
        byte[] bytes = new byte[PROBE_BYTES];
        new SecureRandom().nextBytes(bytes);
        try (Secret probe = Secret.takeOver(bytes)) {
            WrappedKey wrapped = wrap(tenant, probe, context("check"));
            if (!opens(probe, tenant, wrapped, "check")) {
                throw vault.failure("the transit key in Vault does not open what it wrapped");
            }
            if (opens(probe, new TenantId("check-other"), wrapped, "check")) {
                throw vault.failure("the transit key in Vault is not derived: make it with derived=true");
            }
            if (opens(probe, tenant, wrapped, "check-other")) {
                throw vault.failure("Vault does not authenticate associated data: it has to be 1.13 or newer");
            }
        }
    }

    private boolean opens(Secret probe, TenantId tenant, WrappedKey wrapped, String context) {
        try (Secret opened = unwrap(tenant, wrapped, context(context))) {
            return opened.matches(probe);
        } catch (KeyNotUnwrappedException e) {
            return false;
        }
    }

    private static byte[] context(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
