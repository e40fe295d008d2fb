package dev.keyport.port;

/** An answer of a port that says how sure one can be of it. */
public interface PortResult {

    Outcome outcome();
}
