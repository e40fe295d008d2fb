package dev.keyport.port.signing;

/** How far a request to sign has come. */
public enum SigningState {
    PENDING,
    SIGNED,
    DECLINED,
    EXPIRED
}
