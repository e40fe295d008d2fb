package dev.keyport.port.secrets;

/**
 * A secret is stored but cannot be opened here: the key is another one, or the stored bytes are damaged or were moved. Callers
 * learn no more than that; the store's log says which.
 */
public final class SecretUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SecretName name;

    public SecretUnreadableException(SecretName name) {
        super("the secret stored under " + name + " cannot be opened");
        this.name = name;
    }

    public SecretName name() {
        return name;
    }
}
