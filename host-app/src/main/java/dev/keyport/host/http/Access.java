package dev.keyport.host.http;

/** Which roles may call a route that needs a token. */
public enum Access {
    /** Every role. */
    USE,
    /** The roles owner, admin and manager. */
    VIEW,
    /** The roles owner and admin. */
    CONFIGURE
}
