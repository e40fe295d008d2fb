package dev.keyport.secrets.vault;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where Vault is, how to log in, and where in it Keyport's secrets and keys are. Immutable; the {@code with} methods make a
 * changed copy. {@link #toString()} shows no credential.
 */
public final class VaultConfig {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI address;
    private final VaultLogin login;
    private final Optional<String> namespace;
    private final String kvMount;
    private final String prefix;
    private final String transitMount;
    private final String transitKey;
    private final String fingerprintKey;

    private VaultConfig(
            URI address,
            VaultLogin login,
            Optional<String> namespace,
            String kvMount,
            String prefix,
            String transitMount,
            String transitKey,
            String fingerprintKey) {
        this.address = address;
        this.login = login;
        this.namespace = namespace;
        this.kvMount = VaultPath.require(kvMount, "a mount");
        this.prefix = VaultPath.require(prefix, "a prefix");
        this.transitMount = VaultPath.require(transitMount, "a mount");
        this.transitKey = VaultPath.require(transitKey, "a key's name");
        this.fingerprintKey = VaultPath.require(fingerprintKey, "a key's name");
    }

    /**
     * The KV engine is at {@code secret}, the transit engine at {@code transit}, secrets are below {@code keyport}, data keys are
     * wrapped by the key {@code keyport}, and fingerprints are made by the key {@code keyport-fingerprint}.
     *
     * @param address {@code https}, or {@code http} on the loopback interface; a host and maybe a port, nothing else
     * @throws IllegalArgumentException when the address is something else
     */
    public static VaultConfig of(URI address, VaultLogin login) {
        return new VaultConfig(
                requireAddress(address),
                Objects.requireNonNull(login, "login"),
                Optional.empty(),
                "secret",
                "keyport",
                "transit",
                "keyport",
                "keyport-fingerprint");
    }

    /**
     * Sends every request to a namespace, which Vault Enterprise has. Like the other {@code with} methods it refuses what is not one
     * or more plain segments of a path.
     *
     * @param path such as {@code team/backend}
     * @throws IllegalArgumentException when it is something else
     */
    public VaultConfig withNamespace(String path) {
        Optional<String> changed = Optional.of(VaultPath.require(path, "a namespace"));
        return new VaultConfig(address, login, changed, kvMount, prefix, transitMount, transitKey, fingerprintKey);
    }

    /** Keeps secrets in another engine of the kind KV version 2. */
    public VaultConfig withKvMount(String mount) {
        return new VaultConfig(address, login, namespace, mount, prefix, transitMount, transitKey, fingerprintKey);
    }

    /** Keeps secrets below another path of the KV engine. */
    public VaultConfig withPrefix(String path) {
        return new VaultConfig(address, login, namespace, kvMount, path, transitMount, transitKey, fingerprintKey);
    }

    /** Uses another transit engine. */
    public VaultConfig withTransitMount(String mount) {
        return new VaultConfig(address, login, namespace, kvMount, prefix, mount, transitKey, fingerprintKey);
    }

    /** Wraps data keys with another transit key. */
    public VaultConfig withTransitKey(String name) {
        return new VaultConfig(address, login, namespace, kvMount, prefix, transitMount, name, fingerprintKey);
    }

    /** Makes fingerprints with another transit key. */
    public VaultConfig withFingerprintKey(String name) {
        return new VaultConfig(address, login, namespace, kvMount, prefix, transitMount, transitKey, name);
    }

    URI address() {
        return address;
    }

    VaultLogin login() {
        return login;
    }

    Optional<String> namespace() {
        return namespace;
    }

    String kvMount() {
        return kvMount;
    }

    String prefix() {
        return prefix;
    }

    String transitMount() {
        return transitMount;
    }

    String transitKey() {
        return transitKey;
    }

    String fingerprintKey() {
        return fingerprintKey;
    }

    @Override
    public String toString() {
        return "VaultConfig[address=" + address + ", login=" + login + ", namespace=" + namespace.orElse("")
                + ", kvMount=" + kvMount + ", prefix=" + prefix + ", transitMount=" + transitMount + ", transitKey="
                + transitKey + ", fingerprintKey=" + fingerprintKey + "]";
    }

    private static URI requireAddress(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean safe =
                (scheme.equals("https") && !host.isEmpty()) || (scheme.equals("http") && LOOPBACK.contains(host));
        boolean bare = !address.isOpaque()
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
        if (!safe || !bare) {
            throw new IllegalArgumentException(
                    "an address is https, or http on loopback, with a host and maybe a port, and nothing else");
        }
        return address.resolve("/");
    }
}
