package com.team;

import dev.keyport.host.KeyportHost;

/** The settings page and the API, with the team's providers beside Keyport's. */
public final class Host {

    private Host() {}

    public static void main(String[] arguments) {
        int exitCode = KeyportHost.run(arguments, Wiring.adapters());
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
