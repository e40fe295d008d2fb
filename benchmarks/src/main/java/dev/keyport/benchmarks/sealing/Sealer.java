package dev.keyport.benchmarks.sealing;

import java.security.GeneralSecurityException;

/** One way to encrypt a short secret at rest. Used by one thread at a time. */
public interface Sealer {

    byte[] seal(byte[] plaintext) throws GeneralSecurityException;

    /** The plaintext of what {@link #seal} returned. */
    byte[] open(byte[] sealed) throws GeneralSecurityException;
}
