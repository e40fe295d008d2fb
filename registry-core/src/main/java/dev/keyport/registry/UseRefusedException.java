package dev.keyport.registry;

/** A port was not let through to its adapter: something is switched off, or not there. The provider was not called. */
public final class UseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The connection that is selected for the domain is switched off. */
        CONNECTION_DISABLED("connection-disabled"),
        /** The capability is switched off for the connection. */
        CAPABILITY_OFF("capability-off"),
        /** The provider that is selected cannot do this. */
        CAPABILITY_NOT_OFFERED("capability-not-offered");

        private final String value;

        Reason(String value) {
            this.value = value;
        }

        /** Its name in the API and in events. */
        public String value() {
            return value;
        }
    }

    private final Reason reason;

    UseRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
