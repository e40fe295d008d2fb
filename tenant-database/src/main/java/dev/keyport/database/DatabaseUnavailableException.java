package dev.keyport.database;

/** The database does not answer, or has no room for the work now. The transaction did not commit as far as is known. */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(Throwable cause) {
        super("the database is not available", cause);
    }
}
