package dev.keyport.secrets.vault;

import dev.keyport.port.Secret;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How this process proves to Vault who it is: with a token, or with an AppRole, which gives it tokens that expire. Keeps the
 * credential for as long as it lives, and shows it nowhere. Immutable.
 */
public final class VaultLogin {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final String DEFAULT_MOUNT = "approle";

    private final Secret credential;
    private final Optional<AppRole> appRole;

    private VaultLogin(Secret credential, Optional<AppRole> appRole) {
        this.credential = credential;
        this.appRole = appRole;
    }

    /**
     * Which role logs in, and where.
     *
     * @param mount the path of the AppRole method, below {@code auth/}
     */
    record AppRole(String mount, String roleId) {}

    /**
     * A token that somebody else keeps alive; it is used as it is and never renewed.
     *
     * @param token copied; stays the caller's
     * @throws IllegalArgumentException when it is not 1 to 4096 visible ASCII characters
     */
    public static VaultLogin token(Secret token) {
        return new VaultLogin(copyOf(token, "a token"), Optional.empty());
    }

    /** An AppRole whose method is enabled at {@code auth/approle}; see {@link #appRole(String, String, Secret)}. */
    public static VaultLogin appRole(String roleId, Secret secretId) {
        return appRole(DEFAULT_MOUNT, roleId, secretId);
    }

    /**
     * An AppRole. Its secret id must allow any number of logins.
     *
     * @param mount where the method is enabled, below {@code auth/}
     * @param roleId the role
     * @param secretId its secret; copied, stays the caller's
     * @throws IllegalArgumentException when a value is not of the form; the message does not repeat it
     * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/approle#login-with-approle">Login with AppRole</a>
     */
    public static VaultLogin appRole(String mount, String roleId, Secret secretId) {
        VaultPath.require(mount, "a mount");
        Objects.requireNonNull(roleId, "roleId");
        if (!VISIBLE.matcher(roleId).matches()) {
            throw new IllegalArgumentException("a role id has 1 to 4096 visible ASCII characters");
        }
        return new VaultLogin(copyOf(secretId, "a secret id"), Optional.of(new AppRole(mount, roleId)));
    }

    /** The role that logs in; empty when {@link #credential} is a token. */
    Optional<AppRole> appRole() {
        return appRole;
    }

    /** The token or the secret id; closed by nobody. */
    Secret credential() {
        return credential;
    }

    /** Shows the kind of the login only. */
    @Override
    public String toString() {
        return "VaultLogin[" + (appRole.isPresent() ? "AppRole" : "token") + ", redacted]";
    }

    private static Secret copyOf(Secret credential, String what) {
        if (!VISIBLE.matcher(credential.revealUtf8()).matches()) {
            throw new IllegalArgumentException(what + " has 1 to 4096 visible ASCII characters");
        }
        return credential.use(Secret::copyOf);
    }
}
