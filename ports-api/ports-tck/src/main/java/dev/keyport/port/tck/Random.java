package dev.keyport.port.tck;

import java.util.UUID;

/** Texts that come up nowhere by accident. */
final class Random {

    private Random() {}

    /** 36 letters and digits. */
    static String secret() {
        return "Kp5t" + hex(32);
    }

    /** A short prefix and 12 digits. */
    static String named(String prefix) {
        return prefix + hex(12);
    }

    private static String hex(int digits) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, digits);
    }
}
