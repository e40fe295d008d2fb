package dev.keyport.registry;

/** Whether a stored credential can be used with the configuration that the connection has now. */
public enum CredentialState {
    USABLE("usable"),
    /** It was entered for another destination: it is kept, and not opened until it is entered again or the old one is back. */
    REENTRY_REQUIRED("re-entry-required"),
    /** Its time is over. It is still opened: only the provider knows for sure. */
    EXPIRED("expired"),
    /** The provider refused it when the connection was last tested, or called, with the configuration that it has now. */
    REJECTED("rejected");

    private final String value;

    CredentialState(String value) {
        this.value = value;
    }

    /** Its name in the API. */
    public String value() {
        return value;
    }
}
