package dev.keyport.host.settings;

import dev.keyport.port.Secret;
import java.util.Objects;

/** A name and its password, for as long as the process runs. Shows neither. */
public final class Login {

    private final String name;
    private final Secret password;

    /**
     * Pairs a name with its password.
     *
     * @param password is never closed
     */
    public Login(String name, Secret password) {
        this.name = Objects.requireNonNull(name, "name");
        this.password = Objects.requireNonNull(password, "password");
    }

    public String name() {
        return name;
    }

    public Secret password() {
        return password;
    }

    @Override
    public String toString() {
        return "Login[redacted]";
    }
}
