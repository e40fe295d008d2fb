package dev.keyport.host.token;

import dev.keyport.port.Caller;

/**
 * Who signed in.
 *
 * @param name for people, as the provider knows them
 */
public record IdToken(Caller caller, String name) {}
