package dev.keyport.port.storage;

/** A key is well formed but belongs to another tenant. To the caller it must look like an object that does not exist. */
public final class ForeignStorageKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignStorageKeyException() {
        super("the storage key belongs to another tenant");
    }
}
