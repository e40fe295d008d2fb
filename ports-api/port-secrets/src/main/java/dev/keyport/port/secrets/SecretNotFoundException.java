package dev.keyport.port.secrets;

/** No secret is stored under this name, or not this version of it. */
public final class SecretNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SecretName name;

    public SecretNotFoundException(SecretName name) {
        super("no secret is stored under " + name);
        this.name = name;
    }

    public SecretName name() {
        return name;
    }
}
